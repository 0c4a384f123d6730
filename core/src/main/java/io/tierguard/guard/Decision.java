package io.tierguard.guard;

import io.tierguard.registry.Crossing;
import io.tierguard.registry.Endpoint;
import io.tierguard.registry.Host;
import io.tierguard.registry.Owners;
import io.tierguard.registry.Rule;
import io.tierguard.report.Code;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether one endpoint may be reached, and why. A value: nothing is thrown, nothing was connected to.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class Decision {

    private final Endpoint endpoint;
    private final List<InetAddress> addresses;
    private final Reason reason;
    private final boolean observed;
    private final @Nullable Rule rule;
    private final @Nullable InetAddress decidingAddress;
    private final @Nullable Crossing crossing;

    Decision(
            Endpoint endpoint,
            List<InetAddress> addresses,
            Reason reason,
            boolean observed,
            @Nullable Rule rule,
            @Nullable InetAddress decidingAddress,
            @Nullable Crossing crossing) {
        this.endpoint = endpoint;
        this.addresses = addresses;
        this.reason = reason;
        this.observed = observed;
        this.rule = rule;
        this.decidingAddress = decidingAddress;
        this.crossing = crossing;
    }

    /**
     * What was decided about.
     *
     * @return the endpoint
     */
    public Endpoint endpoint() {
        return endpoint;
    }

    /**
     * The addresses that were judged with the name.
     *
     * @return as a look-up gave them; empty where none were known
     */
    public List<InetAddress> addresses() {
        return addresses;
    }

    /**
     * Why.
     *
     * @return the reason, also where observing turns a refusal into a warning
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Whether the endpoint may be reached.
     *
     * @return true where the reason allows, and where observing only tells of a refusal
     */
    public boolean isAllowed() {
        return observed || reason.allows();
    }

    /**
     * Whether it is allowed only because the registry's mode is to observe.
     *
     * @return true where it would be refused if enforced
     */
    public boolean wouldRefuse() {
        return observed;
    }

    /**
     * Whether it is refused when the registry is enforced.
     *
     * @return true where it is refused, or would be
     */
    public boolean isRefusedWhenEnforced() {
        return !reason.allows();
    }

    /**
     * The entry in the catalogue.
     *
     * @return empty where the reason allows
     */
    public Optional<Code> code() {
        return reason.code();
    }

    /**
     * The line of the registry that the decision rests on: the name's, or an address's where that decided.
     *
     * @return empty where nobody owns the endpoint, or its spelling decided
     */
    public Optional<Rule> rule() {
        return Optional.ofNullable(rule);
    }

    /**
     * Who owns what the decision rests on.
     *
     * @return empty where nobody does, or the spelling decided
     */
    public Optional<Owners> owners() {
        return rule().map(Rule::owners);
    }

    /**
     * The address that decided.
     *
     * @return empty where the name did
     */
    public Optional<Host> decidingAddress() {
        return Optional.ofNullable(decidingAddress).map(Host::of);
    }

    /**
     * The written permission that was used, or that is over.
     *
     * @return empty where none played a part
     */
    public Optional<Crossing> crossing() {
        return Optional.ofNullable(crossing);
    }

    @Override
    public String toString() {
        return (isAllowed() ? "allowed " : "refused ") + endpoint + " " + reason;
    }
}
