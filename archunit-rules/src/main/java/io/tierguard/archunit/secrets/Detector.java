package io.tierguard.archunit.secrets;

import java.util.function.Consumer;

/** Finds one family of secrets in a text, in time that grows no faster than the text. */
@FunctionalInterface
interface Detector {

    void detect(String text, Consumer<Secret> sink);
}
