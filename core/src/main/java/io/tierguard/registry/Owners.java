package io.tierguard.registry;

import io.tierguard.tier.Environment;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The owners that one key of the registry names, in its order. A process is allowed if any member covers it.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @param members at least one; {@code shared} stands alone
 * @since 0.1
 */
public record Owners(List<Owner> members) {

    /** Copies the members. */
    public Owners {
        members = List.copyOf(members);
    }

    static Owners of(Owner... members) {
        return new Owners(List.of(members));
    }

    /**
     * Whether the endpoint is the process's, or everyone's.
     *
     * @param environment the process's own
     * @return true where any member covers it
     */
    public boolean covers(Environment environment) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).covers(environment)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the endpoint is everyone's.
     *
     * @return true for {@code shared}
     */
    public boolean isShared() {
        return members.get(0) instanceof Owner.Shared;
    }

    /**
     * The members' names.
     *
     * @return in the key's order
     */
    public List<String> names() {
        return members.stream().map(Owner::name).toList();
    }

    /**
     * The members for a sentence.
     *
     * @return such as {@code staging and production}
     */
    public String describe() {
        if (members.size() == 1) {
            return members.get(0).name();
        }
        String front =
                members.subList(0, members.size() - 1).stream().map(Owner::name).collect(Collectors.joining(", "));
        return front + " and " + members.get(members.size() - 1).name();
    }

    /** The key as the registry would spell it. */
    String key() {
        return String.join(", ", names());
    }
}
