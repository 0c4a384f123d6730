package io.tierguard.cli;

import java.io.Console;
import java.util.Optional;

/** Asks a person for what must not be seen on the screen. */
@FunctionalInterface
interface HiddenPrompt {

    /**
     * Asks.
     *
     * @param text what is asked for
     * @return what was typed, to be wiped; empty where nobody sits there
     */
    Optional<char[]> ask(String text);

    /** Nobody sits there. */
    static HiddenPrompt none() {
        return text -> Optional.empty();
    }

    /** Who sits at the terminal that this process reads from and writes to, if there is one. */
    @SuppressWarnings("SystemConsoleNull") // it is null up to JDK 21, and is asked from 22 on
    static HiddenPrompt console() {
        return text -> {
            Console console = System.console();
            return console == null || !isTerminal(console)
                    ? Optional.empty()
                    : Optional.ofNullable(console.readPassword("%s", text));
        };
    }

    /** From JDK 22 on there may be a console where there is no terminal, and it tells. */
    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
