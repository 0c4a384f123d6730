package io.tierguard.net;

import java.util.Set;

/** Who has the JDK open a connection: a library or the application, for messages. */
final class Dialler {

    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private static final Set<Class<?>> OURS = Set.of(Dialler.class, JvmSelector.class, ProxyJudge.class);

    private Dialler() {}

    /** Its class, or the JVM where there is none but the JDK's own. */
    static String name() {
        return WALKER.walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                .filter(type -> !OURS.contains(type) && !isOfJdk(type))
                .findFirst()
                .map(type -> outermost(type.getName()))
                .orElse("this JVM"));
    }

    private static boolean isOfJdk(Class<?> type) {
        String module = type.getModule().getName();
        return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
    }

    private static String outermost(String name) {
        int end = name.indexOf('$');
        return end < 0 ? name : name.substring(0, end);
    }
}
