package io.tierguard.registry.yaml;

import java.util.List;

/**
 * A part of a YAML file, with its place. There are no aliases, anchors and tags: {@link YamlText} refuses them.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public sealed interface YamlNode {

    /**
     * Where it begins.
     *
     * @return file, line and column
     */
    Place place();

    /**
     * What it is, for a message.
     *
     * @return such as {@code a list}
     */
    String describe();

    /**
     * A scalar.
     *
     * @param place where it begins
     * @param value its characters
     * @param plain whether it stands without quotes, so that YAML may read a number in it
     */
    record Text(Place place, String value, boolean plain) implements YamlNode {

        /**
         * Whether nothing stands there.
         *
         * @return true for YAML's null
         */
        public boolean isNull() {
            return plain
                    && switch (value) {
                        case "", "~", "null", "Null", "NULL" -> true;
                        default -> false;
                    };
        }

        /**
         * Whether YAML reads true or false.
         *
         * @return true for YAML's booleans
         */
        public boolean isBool() {
            return plain
                    && switch (value) {
                        case "true", "True", "TRUE", "false", "False", "FALSE" -> true;
                        default -> false;
                    };
        }

        /**
         * Whether YAML reads a number.
         *
         * @return true for integers and decimals without quotes
         */
        public boolean isNumber() {
            return plain && CoreNumber.isIn(value);
        }

        /**
         * Whether YAML reads text.
         *
         * @return true for everything else, by YAML's core schema
         */
        public boolean isString() {
            return !isNull() && !isBool() && !isNumber();
        }

        @Override
        public String describe() {
            if (isNull()) {
                return "nothing";
            }
            return isNumber() ? "a number" : isBool() ? "true or false" : "text";
        }
    }

    /**
     * A list.
     *
     * @param place where it begins
     * @param items in order
     */
    record Items(Place place, List<YamlNode> items) implements YamlNode {
        /** Copies the items. */
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String describe() {
            return "a list";
        }
    }

    /**
     * A map, as it stands: keys may repeat, and need not be texts.
     *
     * @param place where it begins
     * @param entries in order
     */
    record Entries(Place place, List<Entry> entries) implements YamlNode {
        /** Copies the entries. */
        public Entries {
            entries = List.copyOf(entries);
        }

        @Override
        public String describe() {
            return "a map";
        }
    }

    /**
     * One entry of a map.
     *
     * @param key what stands before the colon
     * @param value what stands behind it
     */
    record Entry(YamlNode key, YamlNode value) {}
}
