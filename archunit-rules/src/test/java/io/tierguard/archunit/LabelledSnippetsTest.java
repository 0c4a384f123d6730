package io.tierguard.archunit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.archunit.fixture.Fixture;
import io.tierguard.archunit.fixture.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small classes of the kinds that people and test suites write, each with a secret in it or with none, as one program. */
class LabelledSnippetsTest {

    private static final String IMPORTS = """
            import java.io.*;
            import java.math.*;
            import java.nio.charset.*;
            import java.security.*;
            import java.security.spec.*;
            import java.sql.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.atomic.*;
            import java.util.function.*;
            import java.util.stream.*;
            import javax.crypto.*;
            import javax.crypto.spec.*;
            """;

    private static final Pattern CASE = Pattern.compile("Case\\d{3}");

    /** One class that has a secret in it, or none. */
    private record Snippet(boolean hasSecret, String name, String body) {}

    @Test
    void every_secret_is_found_and_nothing_else(@TempDir Path temp) throws IOException {
        List<Snippet> snippets = snippets();
        Fixture fixture = Fixture.in(temp);
        for (int i = 0; i < snippets.size(); i++) {
            String type = type(i);
            fixture.source(
                    type,
                    IMPORTS + "class " + type + " {\n"
                            + snippets.get(i)
                                    .body()
                                    .replaceAll("\\bCase\\b", type)
                                    .replace("@NAMED@", "@NAMED@" + i)
                            + "\n}");
        }
        Set<String> accused = new TreeSet<>();
        for (String line : Report.lines(TierguardRules.SECRETS, fixture.imported())) {
            Matcher matcher = CASE.matcher(line);
            assertThat(matcher.find()).as(line).isTrue();
            accused.add(matcher.group());
        }
        List<String> missed = new ArrayList<>();
        List<String> alarms = new ArrayList<>();
        for (int i = 0; i < snippets.size(); i++) {
            boolean found = accused.contains(type(i));
            if (found != snippets.get(i).hasSecret()) {
                (found ? alarms : missed).add(snippets.get(i).name());
            }
        }
        assertThat(missed).as("missed").isEmpty();
        assertThat(alarms).as("false alarms").isEmpty();
        assertThat(snippets).filteredOn(Snippet::hasSecret).hasSizeGreaterThan(80);
        assertThat(snippets).filteredOn(snippet -> !snippet.hasSecret()).hasSizeGreaterThan(50);
    }

    private static String type(int number) {
        return String.format("Case%03d", number);
    }

    /** A name begins a line, with a plus where there is a secret, and a minus where there is none; the body follows. */
    private static List<Snippet> snippets() throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        try (InputStream in = LabelledSnippetsTest.class.getResourceAsStream("labelled-snippets.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            for (String part : text.split("\n(?=[+-] )")) {
                int end = part.indexOf('\n');
                snippets.add(new Snippet(part.charAt(0) == '+', part.substring(2, end), part.substring(end)));
            }
        }
        return snippets;
    }
}
