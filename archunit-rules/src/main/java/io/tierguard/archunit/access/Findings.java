package io.tierguard.archunit.access;

import io.tierguard.archunit.constants.Member;
import io.tierguard.archunit.rule.Finding;
import io.tierguard.archunit.rule.Rule;
import io.tierguard.report.Code;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a check has to say of one class, each line once. */
final class Findings {

    private record Key(Member member, int line, String text) {}

    private final Rule rule;
    private final Code code;
    private final Set<Key> said = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    Findings(Rule rule, Code code) {
        this.rule = rule;
        this.code = code;
    }

    /** Says what a member does, in words that follow its name. */
    void add(Member member, int line, String words) {
        if (said.add(new Key(member, line, words))) {
            findings.add(new Finding(rule, code, member, line, member.describe() + " " + words, Optional.empty()));
        }
    }

    List<Finding> all() {
        return List.copyOf(findings);
    }
}
