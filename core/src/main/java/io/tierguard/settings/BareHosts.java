package io.tierguard.settings;

import io.tierguard.guard.Target;
import io.tierguard.registry.Component;
import io.tierguard.registry.Host;
import io.tierguard.report.Code;
import io.tierguard.report.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Judges the settings that are marked as bare hosts, each with the port that stands beside it. */
final class BareHosts {

    private final ValueJudge judge;
    private final Map<String, List<Element>> taken;

    /** @param taken the values of all settings, by their paths */
    BareHosts(ValueJudge judge, Map<String, List<Element>> taken) {
        this.judge = judge;
        this.taken = taken;
    }

    /** What is wrong with the hosts of a setting; where its port is not set, they are judged for every port. */
    List<Problem> judge(Setting setting) {
        String portPath = Objects.requireNonNull(setting.portPath());
        List<Element> portElements = taken.getOrDefault(portPath, List.of());
        Component<Integer> port = Component.open();
        if (Character.isDigit(portPath.charAt(0))) {
            port = Component.of(Integer.valueOf(portPath));
        } else if (!portElements.isEmpty()) {
            Optional<Integer> number = number(portElements.get(0));
            if (number.isEmpty()) {
                return List.of(Problem.of(Code.SETTING_MALFORMED, Variables.normalise(portPath), "a port", "a port")
                        .from(portElements.get(0).origin().text()));
            }
            port = Component.of(number.get());
        }
        List<Problem> problems = new ArrayList<>();
        for (Element element : taken.getOrDefault(setting.path(), List.of())) {
            for (Problem problem : judge(element, port)) {
                problems.add(problem.from(element.origin().text()));
            }
        }
        return problems;
    }

    private List<Problem> judge(Element element, Component<Integer> port) {
        String text = element.converted() instanceof CharSequence other ? other.toString() : element.text();
        if (EndpointValues.looksLikeEndpoint(EndpointValues.bare(text))) {
            return List.of();
        }
        // a host is shown, and a credential that was put in its place is not
        Optional<Host> host =
                judge.isCredential(text) ? Optional.empty() : Host.parse(text).filter(Host::isCanonical);
        return host.isPresent()
                ? judge.endpoint(element.name(), Target.of(io.tierguard.registry.Endpoint.socket(host.get(), port)))
                : List.of(Problem.of(Code.SETTING_MALFORMED, element.name(), "a bare host", "a bare host"));
    }

    /** A port, however its setting holds it; empty where it holds none. */
    private static Optional<Integer> number(Element element) {
        Object value = element.converted();
        if (value instanceof OptionalInt optional && optional.isPresent()) {
            value = optional.getAsInt();
        } else if (value instanceof OptionalLong optional && optional.isPresent()) {
            value = optional.getAsLong();
        }
        String text = String.valueOf(value);
        return text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= 65535
                ? Optional.of(Integer.valueOf(text))
                : Optional.empty();
    }
}
