package io.tierguard.settings;

import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import java.lang.invoke.MethodHandles;
import java.util.List;

/** Whether the libraries on the class path are new enough: a BOM of the application's may have set them back. */
final class Libraries {

    private Libraries() {}

    static List<Problem> problems() {
        return problems(Libraries.class.getClassLoader());
    }

    static List<Problem> problems(ClassLoader loader) {
        try {
            Class<?> logger = Class.forName("org.jboss.logging.Logger", false, loader);
            logger.getMethod("getMessageLogger", MethodHandles.Lookup.class, Class.class, String.class);
            return List.of();
        } catch (ClassNotFoundException e) {
            return List.of(tooOld("no"));
        } catch (NoSuchMethodException e) {
            return List.of(tooOld("an older"));
        }
    }

    private static Problem tooOld(String version) {
        return Problem.of(Code.LOGGING_TOO_OLD, "class path", version);
    }
}
