package io.tierguard.archunit.sinks;

import io.tierguard.archunit.flow.CallSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A method or constructor, with those that override it. It is written {@code com.acme.Client#login(String, char[])},
 * {@code com.acme.Client#new(String)}, or {@code com.acme.Client#login(..)} for whatever parameters.
 *
 * @param owner the internal name of its class
 * @param name the method; {@code <init>} for a constructor
 * @param types of its parameters, each in full or without the package; empty for whatever parameters
 */
record Api(String owner, String name, Optional<List<String>> types) {

    private static final String ANY = "..";

    /**
     * @throws IllegalArgumentException which says what is wrong with the text
     */
    static Api parse(String text) {
        int hash = text.indexOf('#');
        int open = text.indexOf('(');
        if (hash < 0 || open < hash || !text.endsWith(")")) {
            throw new IllegalArgumentException(
                    "a class, '#', a method and its parameters in parentheses are needed, such as"
                            + " com.acme.Client#login(String, String), not: " + text);
        }
        String method = text.substring(hash + 1, open).strip();
        if (!isName(method)) {
            throw new IllegalArgumentException("'" + method + "' is no name of a method, in: " + text);
        }
        return new Api(
                owner(text.substring(0, hash).strip(), text),
                method.equals("new") ? "<init>" : method,
                types(text.substring(open + 1, text.length() - 1).strip(), text));
    }

    /** With a {@code $} before each class inside another one, which are told by their capital letters. */
    private static String owner(String written, String text) {
        StringBuilder internal = new StringBuilder();
        char separator = '/';
        for (String part : written.split("\\.", -1)) {
            if (!isName(part)) {
                throw new IllegalArgumentException("'" + written + "' is no name of a class, in: " + text);
            }
            internal.append(internal.length() == 0 ? "" : separator).append(part);
            separator = Character.isUpperCase(part.charAt(0)) ? '$' : separator;
        }
        return internal.toString();
    }

    private static Optional<List<String>> types(String written, String text) {
        if (written.equals(ANY)) {
            return Optional.empty();
        }
        List<String> types = new ArrayList<>();
        for (String type : written.isEmpty() ? new String[0] : written.split(",", -1)) {
            String plain = type.strip().replace("...", "[]").replace('$', '.');
            String element = plain.replace("[]", "");
            for (String part : element.split("\\.", -1)) {
                if (!isName(part)) {
                    throw new IllegalArgumentException(
                            "'" + type.strip() + "' is no type without type arguments, in: " + text);
                }
            }
            types.add(plain);
        }
        return Optional.of(List.copyOf(types));
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && Character.isJavaIdentifierStart(text.charAt(0))
                && text.chars().allMatch(Character::isJavaIdentifierPart);
    }

    boolean isConstructor() {
        return name.equals("<init>");
    }

    /** Whether the call may get to it. A constructor is not inherited: its call in a subclass's constructor is one. */
    boolean isCalledBy(CallSite call, Parameters parameters) {
        return name.equals(call.name())
                && fit(parameters.types())
                && (owner.equals(call.owner()) || !isConstructor() && call.isA().test(owner));
    }

    private boolean fit(List<String> actual) {
        if (types.isEmpty()) {
            return true;
        }
        List<String> wanted = types.get();
        if (wanted.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!actual.get(i).equals(wanted.get(i)) && !actual.get(i).endsWith("." + wanted.get(i))) {
                return false;
            }
        }
        return true;
    }
}
