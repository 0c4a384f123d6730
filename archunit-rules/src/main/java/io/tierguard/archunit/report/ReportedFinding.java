package io.tierguard.archunit.report;

import io.tierguard.report.Code;
import java.util.Optional;

/**
 * A finding as it is told. No value is in it, nor a piece of one or its length.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param code its entry in the catalogue
 * @param rule the name of the rule that found it, such as {@code credential-sinks}
 * @param text what is wrong, beginning with the member
 * @param className the binary name of the class that it is in
 * @param file the name of the source file, or of the class file where that does not tell
 * @param line in that file; 0 where the class file does not tell
 * @param fingerprint that an allow file names it by; empty where nothing can allow it
 * @since 0.1
 */
public record ReportedFinding(
        Code code, String rule, String text, String className, String file, int line, Optional<String> fingerprint) {

    /**
     * One line, in the form of ArchUnit's own, which {@code FreezingArchRule} keeps.
     *
     * @return such as {@code Method <C.m()> passes a hard-coded value to <API> argument 3 [TG-5001 fp=…] in (C.java:42)}
     */
    public String describe() {
        String letters = fingerprint.map(some -> " fp=" + some).orElse("");
        return text + " [" + code.id() + letters + "] in (" + file + ":" + line + ")";
    }

    @Override
    public String toString() {
        return describe();
    }
}
