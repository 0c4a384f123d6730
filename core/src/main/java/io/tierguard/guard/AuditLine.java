package io.tierguard.guard;

import io.tierguard.identity.Identity;
import io.tierguard.internal.Printable;
import io.tierguard.registry.Owners;
import io.tierguard.registry.ReadyPattern;
import io.tierguard.registry.Rule;
import io.tierguard.report.Code;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of the log: a sentence for people, then pairs of keys and values for programs.
 *
 * <p>The first eight pairs are always there, in this order, their values without blanks, quotes and backslashes, so that a
 * program finds them in whatever a layout makes of the line. A value that there is none of is {@code -}.
 */
final class AuditLine {

    static final String NONE = "-";
    private static final String READY = "tierguard.yaml";
    private static final String PLAIN = "-._~/:+,@!$*()[]%";

    private final String sentence;
    private final Map<String, Object> pairs = new LinkedHashMap<>();
    private String ready = "";

    private AuditLine(String sentence) {
        this.sentence = harmless(sentence);
    }

    /** A line about one endpoint. */
    static AuditLine of(Identity identity, AuditEvent event, Decision decision, String sentence, long count) {
        String code = decision.code().map(Code::id).orElse(NONE);
        return of(identity, event.text(), code, decision, sentence, count);
    }

    /** A line about one endpoint that was allowed, and yet is worth a word. */
    static AuditLine of(Identity identity, String event, Decision decision, String sentence) {
        return of(identity, event, NONE, decision, sentence, 1);
    }

    private static AuditLine of(
            Identity identity, String event, String code, Decision decision, String sentence, long count) {
        Rule rule = decision.rule().orElse(null);
        return new AuditLine(sentence)
                .always(event, code, identity)
                .always(
                        endpoint(decision),
                        rule == null ? NONE : token(owners(rule.owners())),
                        rule == null ? NONE : token(rule.origin()),
                        count);
    }

    /** A line about what has no endpoint, or none that can be told. */
    static AuditLine of(Identity identity, String event, String code, String sentence, long count) {
        return new AuditLine(sentence).always(event, code, identity).always(NONE, NONE, NONE, count);
    }

    private AuditLine always(String event, String code, Identity identity) {
        pairs.put("tierguard.decision", event);
        pairs.put("tierguard.code", code);
        pairs.put("tierguard.environment", identity.environment().name().text());
        pairs.put("tierguard.tier", identity.tier().text());
        return this;
    }

    private AuditLine always(String endpoint, String owner, String rule, long count) {
        pairs.put("tierguard.endpoint", endpoint);
        pairs.put("tierguard.owner", owner);
        pairs.put("tierguard.rule", rule);
        pairs.put("tierguard.count", count);
        return this;
    }

    /** A pair with a value that may hold blanks; nothing where it is empty. */
    AuditLine with(String key, String value) {
        if (!value.isEmpty()) {
            pairs.put(key, harmless(value).replace('"', '\''));
        }
        return this;
    }

    AuditLine with(String key, long value) {
        pairs.put(key, value);
        return this;
    }

    /** What is ready to be put into the registry: behind everything else, as it is to be pasted. */
    void add(ReadyLine line) {
        pairs.put(READY, line.yaml());
        ready = ", for " + line.section() + " in tierguard.yaml: " + line.yaml();
    }

    Map<String, Object> pairs() {
        return pairs;
    }

    String text() {
        StringBuilder out = new StringBuilder(300).append(sentence);
        String before = " [";
        for (Map.Entry<String, Object> pair : pairs.entrySet()) {
            if (!pair.getKey().equals(READY)) {
                out.append(before).append(pair.getKey()).append('=');
                append(out, pair.getValue());
                before = " ";
            }
        }
        return out.append(']').append(ready).toString();
    }

    private static void append(StringBuilder out, Object value) {
        String text = value.toString();
        if (token(text).equals(text)) {
            out.append(text);
        } else {
            out.append('"').append(text).append('"');
        }
    }

    /** As the registry would spell it, and as near to that as can be where it could not. */
    static String endpoint(Decision decision) {
        return ReadyPattern.of(decision.endpoint())
                .map(ReadyPattern::text)
                .orElseGet(() -> token(decision.endpoint().describe()));
    }

    static String owners(Owners owners) {
        return String.join(",", owners.names());
    }

    /** One line, in which nobody finds pairs that are not ours, nor what a reader of JSON would make such pairs of. */
    private static String harmless(String text) {
        return Printable.line(text).replace("[tierguard.", "(tierguard.").replace('\\', '/');
    }

    /** Percent-encoded where it is not plain. */
    private static String token(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xFF;
            if (isPlain(c)) {
                out.append((char) c);
            } else {
                out.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 0xF, 16));
            }
        }
        return out.isEmpty() ? NONE : out.toString();
    }

    private static boolean isPlain(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || PLAIN.indexOf(c) >= 0;
    }
}
