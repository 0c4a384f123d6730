package io.tierguard.benchmarks.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A process that looks for secrets in sources by regular expressions, as gitleaks and its like do: one by one, each over each
 * file, after a search for a word that has to be in it.
 *
 * @since 0.1
 */
public final class SourceTexts {

    /** A word, without which the expression need not be tried; and the expression. */
    private record Expression(String word, Pattern pattern) {
        Expression(String word, String pattern) {
            this(word, Pattern.compile(pattern));
        }
    }

    private static final List<Expression> EXPRESSIONS = List.of(
            new Expression("akia", "\\b(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\\b"),
            new Expression("ghp_", "ghp_[0-9a-zA-Z]{36}"),
            new Expression("gho_", "gho_[0-9a-zA-Z]{36}"),
            new Expression("github_pat_", "github_pat_\\w{82}"),
            new Expression("glpat-", "glpat-[\\w-]{20}"),
            new Expression("xoxb", "xoxb-[0-9]{10,13}-[0-9]{10,13}[a-zA-Z0-9-]*"),
            new Expression("xoxp", "xox[pe](?:-[0-9]{10,13}){3}-[a-zA-Z0-9-]{28,34}"),
            new Expression(
                    "hooks.slack.com", "https?://hooks\\.slack\\.com/(?:services|workflows)/[A-Za-z0-9+/]{43,56}"),
            new Expression("sk_", "\\b(?:sk|rk)_(?:test|live|prod)_[a-zA-Z0-9]{10,99}\\b"),
            new Expression("sg.", "\\bSG\\.(?i)[a-z0-9=_\\-.]{66}\\b"),
            new Expression("sq0csp-", "sq0csp-[\\w-]{43}"),
            new Expression("shpat_", "shpat_[a-fA-F0-9]{32}"),
            new Expression("npm_", "(?i)\\bnpm_[a-z0-9]{36}\\b"),
            new Expression("pypi-", "pypi-AgEIcHlwaS5vcmc[\\w-]{50,1000}"),
            new Expression("aiza", "\\bAIza[\\w-]{35}\\b"),
            new Expression("sk-ant-", "\\bsk-ant-api03-[a-zA-Z0-9_-]{93}AA\\b"),
            new Expression("dop_v1_", "\\bdop_v1_[a-f0-9]{64}\\b"),
            new Expression("hvs.", "\\bhvs\\.[\\w-]{90,120}\\b"),
            new Expression("eyj", "\\bey[a-zA-Z0-9]{17,}\\.ey[a-zA-Z0-9/_-]{17,}\\.[a-zA-Z0-9/_-]{10,}={0,2}"),
            new Expression(
                    "-----begin", "(?i)-----BEGIN[ A-Z0-9_-]{0,100}PRIVATE KEY(?: BLOCK)?-----[\\s\\S-]{64,}?KEY"),
            new Expression(
                    "://", "[a-zA-Z][a-zA-Z0-9+.-]{1,20}://[^/\\s:@\"]{1,50}:[^/\\s:@\"]{3,50}@[^/\\s\"]{1,100}"),
            new Expression("twilio", "\\bSK[0-9a-fA-F]{32}\\b"),
            // the rule for everything else, which takes most of the time
            new Expression(
                    "",
                    "(?i)[\\w.-]{0,50}?(?:access|auth|api|credential|creds|key|passw(?:or)?d|secret|token)"
                            + "(?:[ \\t\\w.-]{0,20})[\\s'\"]{0,3}(?:=|>|:{1,3}=|\\|\\||:|=>|\\?=|,)[\\x60'\"\\s=]{0,5}"
                            + "([\\w.=-]{10,150}|[a-z0-9][a-z0-9+/]{11,}={0,3})(?:[\\x60'\"\\s;]|$)"));

    private SourceTexts() {}

    /**
     * Prints the nanoseconds, how many files it read, and how many places it found.
     *
     * @param args folders of sources
     * @throws IOException where one cannot be read
     */
    public static void main(String... args) throws IOException {
        long begin = System.nanoTime();
        List<Path> sources = new ArrayList<>();
        for (String folder : args) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        long found = sources.stream().mapToLong(SourceTexts::found).sum();
        System.out.println(System.nanoTime() - begin + " " + sources.size() + " " + found + " 0");
    }

    private static long found(Path file) {
        try {
            String text = Files.readString(file);
            String small = text.toLowerCase(Locale.ROOT);
            return EXPRESSIONS.stream()
                    .filter(expression -> small.contains(expression.word()))
                    .mapToLong(expression ->
                            expression.pattern().matcher(text).results().count())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
