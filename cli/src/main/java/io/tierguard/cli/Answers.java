package io.tierguard.cli;

/** How answers are printed, each as soon as it is known. */
sealed interface Answers permits JsonAnswers, TextAnswers {

    void print(Answer answer);

    /** Called once, after the last answer. */
    void end();
}
