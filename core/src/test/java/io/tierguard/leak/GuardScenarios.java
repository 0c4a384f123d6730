package io.tierguard.leak;

import io.tierguard.Tierguard;
import io.tierguard.guard.Decision;
import io.tierguard.guard.Judgement;
import io.tierguard.guard.Resolver;
import io.tierguard.guard.Target;
import io.tierguard.report.Problem;
import io.tierguard.testing.Told;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** Targets with secrets: refused, allowed, observed, and such as nobody can read. */
final class GuardScenarios {

    private static final List<String> POLICIES =
            List.of("", "policy:\n  mode: {observe-until: 2027-01-31}\n", "policy:\n  unknown-endpoints: allow\n", """
            crossings:
              - {from: staging, to: production, endpoint: "a.prod.shop.example:443", reason: a comparison, expires: 2026-12-01}
            """);

    private GuardScenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        for (String shape : SettingsScenarios.SHAPES) {
            all.add(new Scenario("a target is " + shape, (secrets, directory, told) -> {
                for (String policy : POLICIES) {
                    Tierguard tierguard = new World(told, directory)
                            .in("staging")
                            .registry(policy)
                            .started();
                    String url = secrets.in(shape);
                    Properties properties = new Properties();
                    properties.put("password", secrets.word());
                    told.call(() -> tierguard.guard().judge(url));
                    uri(url).ifPresent(uri -> told.call(() -> tierguard.guard().judge(uri)));
                    judge(tierguard, Target.of(url).usedBy("orders"), told);
                    judge(tierguard, Target.of(url, properties), told);
                    told.call(() -> tierguard.guard().judgeCredentials("orders", url));
                }
            }));
        }
        for (String way : FailingProviders.WAYS) {
            all.add(new Scenario("a reader and a recogniser fail by " + way, (secrets, directory, told) -> {
                String text = FailingProviders.text(way, secrets.word());
                Tierguard tierguard = new World(told, directory).in("staging").started();
                judge(tierguard, Target.of("jdbc:" + text), told);
                told.call(() -> tierguard.guard().judgeCredentials("orders", text));
                told.call(() -> tierguard.check(java.util.Map.of("ORDERS", "jdbc:" + text)));
            }));
        }
        return all;
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            // it is the JDK's, and quotes the text
            return Optional.empty();
        }
    }

    private static void judge(Tierguard tierguard, Target target, Told told) {
        told.object(target).call(() -> {
            Judgement judgement = tierguard.guard().judge(target, Resolver.none());
            told.object(judgement).line(judgement.message(new Problem.Detail("more", "evidence")));
            told.object(judgement.problems("ORDERS"));
            for (Decision decision : judgement.decisions()) {
                told.object(decision).line(decision.endpoint().describe());
            }
            return "judged";
        });
    }
}
