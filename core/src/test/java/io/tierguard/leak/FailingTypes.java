package io.tierguard.leak;

import java.io.IOException;
import org.eclipse.microprofile.config.spi.Converter;

/** Types and converters of users, each failing in its way, and each telling by which text. */
public final class FailingTypes {

    private FailingTypes() {}

    public static final class ByFactory {
        private ByFactory() {}

        public static ByFactory of(String text) {
            throw new IllegalArgumentException(text, new IllegalStateException(text));
        }
    }

    public static final class ByRuntimeException implements Converter<String> {
        private static final long serialVersionUID = 1;

        @Override
        public String convert(String text) {
            throw new IllegalStateException(text);
        }
    }

    /** As languages throw without checked exceptions. */
    public static final class ByCheckedException implements Converter<String> {
        private static final long serialVersionUID = 1;

        @Override
        public String convert(String text) {
            FailingTypes.<RuntimeException>throwUnchecked(new IOException(text));
            return text;
        }
    }

    public static final class ByLinkageError implements Converter<String> {
        private static final long serialVersionUID = 1;

        @Override
        public String convert(String text) {
            throw new NoClassDefFoundError(text);
        }
    }

    public static final class ByAssertionError implements Converter<String> {
        private static final long serialVersionUID = 1;

        @Override
        public String convert(String text) {
            throw new AssertionError(text);
        }
    }

    public static final class ByOwnError implements Converter<String> {
        private static final long serialVersionUID = 1;

        @Override
        public String convert(String text) {
            throw new Error(text);
        }
    }

    /** Takes a text when it is checked, and not when it is read. */
    public static final class TheSecondTime implements Converter<String> {
        private static final long serialVersionUID = 1;
        private static int times;

        static void reset() {
            times = 0;
        }

        @Override
        public String convert(String text) {
            if (times++ > 0) {
                throw new Error(text);
            }
            return text;
        }
    }

    @SuppressWarnings("unchecked")
    static <T extends Throwable> void throwUnchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
