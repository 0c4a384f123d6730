package io.tierguard.secret;

import io.tierguard.internal.Printable;
import io.tierguard.internal.Providers;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import java.util.ArrayList;
import java.util.List;

/** The recognisers on the class path, and those that could not be loaded. */
final class Recognisers {

    static final Recognisers NONE = new Recognisers();

    private static final String WHERE = "META-INF/services/" + CredentialRecogniser.class.getName();

    private final List<Named> all = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** A recogniser whose name was taken before it saw anything. */
    private record Named(String provider, CredentialRecogniser recogniser) {}

    /** What they said of a text. */
    record Answer(List<Credential> found, List<String> failed) {}

    private static final Answer NOTHING = new Answer(List.of(), List.of());

    private Recognisers() {}

    static Recognisers load() {
        Recognisers recognisers = new Recognisers();
        Providers.Found<CredentialRecogniser> installed = Providers.find(CredentialRecogniser.class);
        for (CredentialRecogniser recogniser : installed.all()) {
            recognisers.add(recogniser);
        }
        for (Throwable failure : installed.failures()) {
            recognisers.failed(failure);
        }
        return recognisers;
    }

    private void add(CredentialRecogniser recogniser) {
        String name = nameOf(recogniser);
        if (name.isEmpty()) {
            add(recogniser.getClass().getName() + " does not say whose credentials it recognises");
        } else {
            all.add(new Named(name, recogniser));
        }
    }

    private static String nameOf(CredentialRecogniser recogniser) {
        try {
            return Printable.line(recogniser.provider().strip());
        } catch (Throwable e) {
            Providers.survive(e);
            return "";
        }
    }

    /** Its own message only names classes: what a provider's constructor threw is its cause. */
    private void failed(Throwable failure) {
        String message = failure.getMessage();
        add(message == null ? failure.getClass().getName() : message);
    }

    /** Once, though both class loaders find it. */
    private void add(String reason) {
        Problem problem = Problem.of(Code.RECOGNISER_BROKEN, WHERE, Printable.line(reason));
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    Answer ask(String text) {
        if (all.isEmpty()) {
            return NOTHING;
        }
        List<Credential> found = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (Named named : all) {
            try {
                for (CredentialMode mode : named.recogniser().modesIn(text)) {
                    found.add(new Credential(named.provider(), mode));
                }
            } catch (Throwable e) {
                Providers.survive(e);
                // what it threw may quote the text: only that it failed is told
                failed.add(named.provider());
            }
        }
        return new Answer(found, failed);
    }
}
