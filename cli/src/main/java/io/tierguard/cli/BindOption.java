package io.tierguard.cli;

import io.tierguard.identity.Attestation;
import io.tierguard.internal.Printable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What {@code --bind} and {@code --observed} take: a member of {@code bind}, and its value. */
final class BindOption {

    private static final Pattern AWS_ACCOUNT = Pattern.compile("[0-9]{12}");

    private BindOption() {}

    static Map<String, String> parse(String option, List<String> given) {
        Map<String, String> members = new LinkedHashMap<>();
        for (String one : given) {
            int end = Math.max(one.indexOf('='), 0);
            String member = one.substring(0, end);
            String value = one.substring(Math.min(end + 1, one.length()));
            if (!Attestation.bindable().containsKey(member) || value.isBlank() || !Printable.isLine(value)) {
                throw MisuseException.call(option + " takes MEMBER=VALUE, and members are "
                        + String.join(", ", Attestation.bindable().keySet()));
            }
            if (member.equals("aws_account") && !AWS_ACCOUNT.matcher(value).matches()) {
                throw MisuseException.call(option + " aws_account takes the twelve digits of an account");
            }
            if (members.put(member, value) != null) {
                throw MisuseException.call(option + " " + member + " is given twice");
            }
        }
        return members;
    }
}
