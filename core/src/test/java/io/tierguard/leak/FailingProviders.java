package io.tierguard.leak;

import io.tierguard.guard.GuardListener;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.MisplacedCredential;
import io.tierguard.guard.Reading;
import io.tierguard.guard.Target;
import io.tierguard.guard.TargetReader;
import io.tierguard.identity.Evidence;
import io.tierguard.identity.EvidenceSource;
import io.tierguard.identity.Surroundings;
import io.tierguard.secret.CredentialMode;
import io.tierguard.secret.CredentialRecogniser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What others put on the class path, each failing where a text begins so, in the way that it names, and quoting it. */
public final class FailingProviders {

    static final List<String> WAYS = List.of("runtime", "checked", "linkage", "assertion", "error");

    private static final String BEGIN = "fails-by-";

    private FailingProviders() {}

    static String text(String way, String secret) {
        return BEGIN + way + ":" + secret;
    }

    /** Puts them on a class path. */
    static void install(Path directory) throws IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        for (Map.Entry<Class<?>, Class<?>> entry : Map.<Class<?>, Class<?>>of(
                        TargetReader.class, Reader.class,
                        CredentialRecogniser.class, Recogniser.class,
                        EvidenceSource.class, Source.class,
                        GuardListener.class, Listener.class)
                .entrySet()) {
            Files.writeString(
                    services.resolve(entry.getKey().getName()), entry.getValue().getName() + "\n");
        }
    }

    private static void fail(String text) {
        int begin = text.indexOf(BEGIN);
        if (begin >= 0) {
            String way = text.substring(begin + BEGIN.length(), text.indexOf(':', begin));
            switch (way) {
                case "runtime" -> throw new IllegalStateException(text, new IllegalArgumentException(text));
                case "checked" -> FailingTypes.<RuntimeException>throwUnchecked(new IOException(text));
                case "linkage" -> throw new NoClassDefFoundError(text);
                case "assertion" -> throw new AssertionError(text);
                default -> throw new Error(text);
            }
        }
    }

    /** Fails on targets. */
    public static final class Reader implements TargetReader {
        @Override
        public boolean knows(String url) {
            return url.contains(BEGIN);
        }

        @Override
        public Reading read(Target target) {
            fail(target.url());
            throw new IllegalStateException("unreached");
        }
    }

    /** Fails on texts. */
    public static final class Recogniser implements CredentialRecogniser {
        @Override
        public String provider() {
            return "Failing Pay";
        }

        @Override
        public Set<CredentialMode> modesIn(String text) {
            fail(text);
            return Set.of();
        }
    }

    /** Fails on one variable. */
    public static final class Source implements EvidenceSource {
        @Override
        public Set<String> names() {
            return Set.of("failing.evidence");
        }

        @Override
        public List<Evidence> observe(Surroundings surroundings) {
            surroundings.variable("FAILING_EVIDENCE").ifPresent(variable -> fail(variable.value()));
            return List.of();
        }
    }

    /** Fails at all times. */
    public static final class Listener implements GuardListener {
        @Override
        public void judged(Judgement judgement) {
            throw new Error(judgement.target());
        }

        @Override
        public void misplaced(MisplacedCredential credential) {
            throw new Error(credential.toString());
        }
    }
}
