package io.tierguard.archunit.constants;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Texts that code joins by itself: {@code StringBuilder}, as compilers for Java 8 write concatenation too, and
 * {@code String.concat}.
 */
final class Joining {

    private final Consumer<String> sink;
    private final Deque<BoundedText> builders = new ArrayDeque<>();
    /** What the instructions just before put on the stack; null where they put something else. */
    private @Nullable String last;

    private @Nullable String beforeLast;

    Joining(Consumer<String> sink) {
        this.sink = sink;
    }

    void text(String text) {
        beforeLast = last;
        last = text;
    }

    void number(int number) {
        beforeLast = null;
        // only append(char) reads it
        last = number >= Character.MIN_VALUE && number <= Character.MAX_VALUE ? String.valueOf((char) number) : null;
    }

    void other() {
        last = null;
        beforeLast = null;
    }

    void created(String type) {
        other();
        if (isBuilder(type)) {
            builders.push(new BoundedText());
        }
    }

    void called(String owner, String name, String descriptor) {
        if (isBuilder(owner)) {
            calledBuilder(name, descriptor);
            other();
        } else if (name.equals("concat") && owner.equals("java/lang/String")) {
            concat();
        } else {
            other();
        }
    }

    /** A builder may be handed on as it is. */
    void end() {
        while (!builders.isEmpty()) {
            sink.accept(builders.pop().toString());
        }
    }

    private void calledBuilder(String name, String descriptor) {
        BoundedText builder = builders.peek();
        if (builder == null) {
            return;
        }
        switch (name) {
            case "<init>" -> {
                if (descriptor.equals("(Ljava/lang/String;)V")) {
                    builder.append(known());
                }
            }
            case "append" -> {
                boolean readable = descriptor.startsWith("(Ljava/lang/String;)")
                        || descriptor.startsWith("(C)")
                        || descriptor.startsWith("(Ljava/lang/CharSequence;)")
                        || descriptor.startsWith("(Ljava/lang/Object;)");
                builder.append(readable ? known() : String.valueOf(Constant.UNKNOWN));
            }
            case "toString" -> sink.accept(builders.pop().toString());
            default -> {
                // insert, reverse and the like: what is known of the pieces has been told already
            }
        }
    }

    private void concat() {
        String head = beforeLast;
        String tail = last;
        other();
        if (head != null && tail != null && head.length() + tail.length() <= BoundedText.LIMIT) {
            last = head + tail;
            sink.accept(last);
        }
    }

    private String known() {
        return last == null ? String.valueOf(Constant.UNKNOWN) : last;
    }

    private static boolean isBuilder(String type) {
        return type.equals("java/lang/StringBuilder") || type.equals("java/lang/StringBuffer");
    }
}
