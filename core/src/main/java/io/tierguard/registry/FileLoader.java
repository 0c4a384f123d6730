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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Loads a registry file and what it includes, depth first, each once. */
final class FileLoader {

    /** Of all files together: room for several hundred thousand endpoints. */
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    /** What a decoder leaves where the bytes are of another encoding. */
    private static final char REPLACEMENT = '\uFFFD';

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
    private final List<byte[]> read = new ArrayList<>();
    /** What is still to be included, the next first: a list and no recursion, so that no depth is too deep. */
    private final Deque<Include> pending = new ArrayDeque<>();

    private int room = MOST_BYTES;
    private boolean complete = true;

    /** A path, as one file names it. */
    private record Include(RegistrySource from, String shown, YamlNode node) {}

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

    /** All files, in the order in which they were read. */
    FileDigest digest() {
        return new FileDigest(read);
    }

    void load(RegistrySource source) {
        Place start = new Place(source.baseName(), 1, 1);
        try {
            loaded.put(source.identity(), start);
            byte[] bytes = source.read(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                unreadable(start, "it is longer than 32 MiB");
                return;
            }
            load(source, source.baseName(), bytes, KEYS);
        } catch (IOException e) {
            unreadable(start, "no file can be read at " + Shown.text(source.location()));
        }
        while (!pending.isEmpty()) {
            include(pending.pop());
        }
    }

    private void load(RegistrySource source, String shown, byte[] bytes, List<String> keys) {
        read.add(bytes);
        room -= bytes.length;
        int problems = values.problems().size();
        YamlNode root = parse(bytes, shown);
        if (root == null) {
            boolean emptyInclude = !keys.equals(KEYS) && values.problems().size() == problems;
            if (!emptyInclude) {
                complete = false;
                missingVersion(shown, problems);
            }
            return;
        }
        Fields fields = values.fields(root, "a registry file", keys);
        files.add(new RegistryFile(source.baseName(), fields));
        Optional<YamlNode> include = fields.get("include");
        List<YamlNode> includes = include.isPresent() ? values.items(include.get(), "include") : List.of();
        for (int i = includes.size() - 1; i >= 0; i--) {
            pending.push(new Include(source, shown, includes.get(i)));
        }
    }

    private @Nullable YamlNode parse(byte[] bytes, String shown) {
        String text = decode(bytes, shown);
        if (text == null) {
            return null;
        }
        YamlText.Parsed parsed = YamlText.parse(shown, text);
        values.problems().addAll(parsed.problems());
        YamlNode root = parsed.root().orElse(null);
        return root instanceof YamlNode.Text scalar && scalar.isNull() ? null : root;
    }

    private @Nullable String decode(byte[] bytes, String shown) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            text = decodeStrictly(bytes, shown);
        }
        return text != null && text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Tells bytes that are no UTF-8 from a replacement character that the file itself holds. */
    private @Nullable String decodeStrictly(byte[] bytes, String shown) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), out, true);
        String text = out.flip().toString();
        if (!result.isError()) {
            return text;
        }
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        int column = 1 + text.codePointCount(text.lastIndexOf('\n') + 1, text.length());
        unreadable(new Place(shown, line, column), "these bytes are not UTF-8");
        return null;
    }

    /** What an empty file lacks, where nothing else is wrong with it. */
    private void missingVersion(String shown, int problemsBefore) {
        if (values.problems().size() == problemsBefore) {
            values.problem(Code.MISSING_KEY, new Place(shown, 1, 1), "version", "1");
        }
    }

    private void include(Include include) {
        YamlNode node = include.node();
        Optional<String> path = values.text(node, "a path");
        if (path.isEmpty()) {
            complete = false;
            return;
        }
        Optional<RegistrySource> source =
                isRelative(path.get()) ? include.from().relative(path.get()) : Optional.empty();
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
            byte[] bytes = source.get().read(room + 1);
            if (bytes.length > room) {
                refuse(node.place(), path.get(), "with it the registry is longer than 32 MiB");
                return;
            }
            String folder = include.shown().substring(0, include.shown().lastIndexOf('/') + 1);
            load(source.get(), folder + path.get(), bytes, KEYS_OF_INCLUDED);
        } catch (IOException e) {
            refuse(node.place(), path.get(), "there is no such file, or it is not readable");
        }
    }

    /** Whether it is neither absolute nor a URL nor of one system only. */
    private static boolean isRelative(String path) {
        int colon = path.indexOf(':');
        boolean scheme = colon > 0;
        for (int i = 0; i < colon; i++) {
            char c = path.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            scheme &= letter || i > 0 && (c >= '0' && c <= '9' || "+.-".indexOf(c) >= 0);
        }
        return !scheme && !path.startsWith("/") && !path.isBlank() && path.indexOf('\\') < 0;
    }

    private void refuse(Place place, String path, String reason) {
        complete = false;
        values.problem(Code.BAD_INCLUDE, place, Shown.text(path), reason);
    }

    private void unreadable(Place place, String reason) {
        complete = false;
        values.problem(Code.REGISTRY_UNREADABLE, place, reason);
    }
}
