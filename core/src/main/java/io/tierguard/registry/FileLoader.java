package io.tierguard.registry;

import io.tierguard.registry.yaml.Place;
import io.tierguard.registry.yaml.YamlNode;
import io.tierguard.registry.yaml.YamlText;
import io.tierguard.report.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Loads a registry file and what it includes, depth first, each once. */
final class FileLoader {

    /** Room for several hundred thousand endpoints. */
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private static final Pattern ABSOLUTE = Pattern.compile("(?s)/.*|[A-Za-z][A-Za-z0-9+.-]*:.*");
    private static final List<String> KEYS = List.of(
            "version",
            "application",
            "environments",
            "endpoints",
            "crossings",
            "evidence",
            "trust",
            "policy",
            "credentials",
            "include");
    private static final List<String> KEYS_OF_INCLUDED = List.of("version", "endpoints", "crossings", "include");

    private final Values values;
    private final List<RegistryFile> files = new ArrayList<>();
    private final Map<String, Place> loaded = new HashMap<>();
    private final MessageDigest digest = sha256();
    private boolean complete = true;

    FileLoader(Values values) {
        this.values = values;
    }

    List<RegistryFile> files() {
        return files;
    }

    /** Whether every file could be read as YAML, so that it is known what the registry says. */
    boolean isComplete() {
        return complete;
    }

    String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }

    void load(RegistrySource source) {
        Place start = new Place(source.baseName(), 1, 1);
        try {
            loaded.put(source.identity(), start);
            load(source, source.baseName(), source.read(MOST_BYTES + 1), KEYS);
        } catch (IOException e) {
            unreadable(start, "no file can be read at " + Shown.text(source.location()));
        }
    }

    private void load(RegistrySource source, String shown, byte[] bytes, List<String> keys) {
        digest.update(bytes);
        int problems = values.problems().size();
        Optional<YamlNode> root = decode(bytes, shown).flatMap(text -> parse(text, shown));
        if (root.isEmpty()) {
            boolean emptyInclude = !keys.equals(KEYS) && values.problems().size() == problems;
            if (!emptyInclude) {
                complete = false;
                missingVersion(shown, problems);
            }
            return;
        }
        Fields fields = values.fields(root.get(), "a registry file", keys);
        files.add(new RegistryFile(source.baseName(), fields));
        fields.get("include")
                .map(node -> values.items(node, "include"))
                .orElse(List.of())
                .forEach(node -> include(source, shown, node));
    }

    private Optional<String> decode(byte[] bytes, String shown) {
        if (bytes.length > MOST_BYTES) {
            unreadable(new Place(shown, 1, 1), "it is longer than 32 MiB");
            return Optional.empty();
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
            int column = 1 + text.codePointCount(text.lastIndexOf('\n') + 1, text.length());
            unreadable(new Place(shown, line, column), "these bytes are not UTF-8");
            return Optional.empty();
        }
        return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private Optional<YamlNode> parse(String text, String shown) {
        YamlText.Parsed parsed = YamlText.parse(shown, text);
        values.problems().addAll(parsed.problems());
        return parsed.root().filter(node -> !(node instanceof YamlNode.Text scalar && scalar.isNull()));
    }

    /** What an empty file lacks, where nothing else is wrong with it. */
    private void missingVersion(String shown, int problemsBefore) {
        if (values.problems().size() == problemsBefore) {
            values.problem(Code.MISSING_KEY, new Place(shown, 1, 1), "version", "1");
        }
    }

    private void include(RegistrySource from, String shown, YamlNode node) {
        Optional<String> path = values.text(node, "a path");
        if (path.isEmpty()) {
            complete = false;
            return;
        }
        Optional<RegistrySource> source = ABSOLUTE.matcher(path.get()).matches()
                        || path.get().isBlank()
                        || path.get().indexOf('\\') >= 0
                ? Optional.empty()
                : from.relative(path.get());
        if (source.isEmpty()) {
            refuse(node.place(), path.get(), "it is no path relative to this file, with slashes");
            return;
        }
        try {
            Place before = loaded.putIfAbsent(source.get().identity(), node.place());
            if (before != null) {
                refuse(node.place(), path.get(), "it is part of this registry already, by " + before);
                return;
            }
            byte[] bytes = source.get().read(MOST_BYTES + 1);
            String folder = shown.substring(0, shown.lastIndexOf('/') + 1);
            load(source.get(), folder + path.get(), bytes, KEYS_OF_INCLUDED);
        } catch (IOException e) {
            refuse(node.place(), path.get(), "there is no such file, or it is not readable");
        }
    }

    private void refuse(Place place, String path, String reason) {
        complete = false;
        values.problem(Code.BAD_INCLUDE, place, Shown.text(path), reason);
    }

    private void unreadable(Place place, String reason) {
        complete = false;
        values.problem(Code.REGISTRY_UNREADABLE, place, reason);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
