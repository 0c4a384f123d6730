package io.tierguard.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.registry.Registry;
import io.tierguard.tier.Environment;
import io.tierguard.tier.Tier;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Forms are generated, not listed: no spelling of an address gets where the plain address does not. */
class SpellingPropertyTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

    /** A block of a file, and who owns it. */
    record Block(String owner, long base, int prefix) {
        String cidr() {
            long first = base & -1L << 32 - prefix;
            return new Ipv4Spellings(first & 0xFFFFFFFFL).plain() + "/" + prefix;
        }
    }

    @Provide
    Arbitrary<List<Block>> blocks() {
        Arbitrary<Long> base = Arbitraries.of(
                        0x0A000000L, 0x0A010000L, 0x0A010203L, 0xC0A80000L, 0x7F000000L, 0x2D7F0000L, 0xFFFFFF00L)
                .flatMap(one -> Arbitraries.longs().between(0, 0xFFFF).map(low -> one | low));
        return Combinators.combine(
                        Arbitraries.of("development", "test", "staging", "production", "qa", "staging, qa", "shared"),
                        base,
                        Arbitraries.integers().between(8, 32))
                .as(Block::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    /** Lines that own whole families of IPv6 addresses, so that the addresses in them count for nothing but theirs. */
    @Provide
    Arbitrary<List<String>> wide() {
        return Arbitraries.of(
                        "\"64:ff9b::/32\"",
                        "\"64:ff9b::/96\"",
                        "\"64:ff9b:1::/48\"",
                        "\"2002::/16\"",
                        "\"2001::/32\"",
                        "\"::/8\"",
                        "\"fe80::/10\"",
                        "\"2001:db8::/32\"")
                .list()
                .uniqueElements()
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<Tier> tiers() {
        return Arbitraries.of(Tier.values());
    }

    private static Guard guard(List<Block> blocks, List<String> wide, Tier tier, boolean allow) {
        Map<String, String> once = new LinkedHashMap<>();
        blocks.forEach(block -> once.putIfAbsent(block.cidr(), block.owner()));
        StringBuilder yaml = new StringBuilder("version: 1\nenvironments: {qa: staging}\nendpoints:\n");
        for (String owner : List.of("development", "test", "staging", "production", "qa", "staging, qa", "shared")) {
            StringBuilder lines = new StringBuilder();
            once.forEach((cidr, owned) -> lines.append(owned.equals(owner) ? "    - " + cidr + "\n" : ""));
            if (owner.equals(tier.text())) {
                lines.append("    - own.example.com\n");
                wide.forEach(line -> lines.append("    - ").append(line).append('\n'));
            }
            if (!lines.isEmpty()) {
                yaml.append("  \"").append(owner).append("\":\n").append(lines);
            }
        }
        yaml.append("policy: {unknown-endpoints: ")
                .append(allow ? "allow" : "refuse")
                .append("}\n");
        return Guard.of(Environment.of(tier), Registry.parse("tierguard.yaml", yaml.toString()), NOON);
    }

    private static boolean allows(Guard guard, String host) {
        return guard.judge(Target.of("http://" + host + "/"), Resolver.none()).isAllowed();
    }

    private static boolean allowsAnswer(Guard guard, String name, InetAddress... answer) {
        return guard.judge(Target.of("http://" + name + "/"), asked -> List.of(answer))
                .isAllowed();
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void no_spelling_of_an_address_is_allowed_where_the_address_is_not(
            @ForAll("blocks") List<Block> blocks,
            @ForAll("wide") List<String> wide,
            @ForAll("tiers") Tier tier,
            @ForAll boolean unknownAllowed) {
        Guard guard = guard(blocks, wide, tier, unknownAllowed);
        Ipv4Spellings address = new Ipv4Spellings(blocks.get(0).base());
        boolean plain = allows(guard, address.plain());

        for (String other : address.ofV4()) {
            if (other.equals(address.plain())) {
                continue;
            }
            assertThat(allows(guard, other))
                    .as("%s, which is %s", other, address)
                    .isFalse();
        }
        address.ofV6().forEach((form, carrier) -> {
            for (String literal : Ipv4Spellings.literals(carrier)) {
                boolean allowed = allows(guard, literal);
                assertThat(plain || !allowed)
                        .as("%s, which is %s as %s", literal, address, form)
                        .isTrue();
                if (isTheSame(form, address)) {
                    assertThat(allowed)
                            .as("%s, which is %s as %s", literal, address, form)
                            .isEqualTo(plain);
                }
            }
        });
    }

    /** Without lines for the IPv6 addresses themselves, whoever owns what is inside of them. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void what_carries_an_address_in_a_way_that_not_all_read_is_refused_even_to_its_owner(
            @ForAll("blocks") List<Block> blocks, @ForAll("tiers") Tier tier, @ForAll boolean unknownAllowed) {
        Guard guard = guard(blocks, List.of(), tier, unknownAllowed);
        Ipv4Spellings address = new Ipv4Spellings(blocks.get(0).base());

        address.ofV6().forEach((form, carrier) -> {
            if (!form.startsWith("::ffff:V4") && !form.startsWith("mapped") && !form.equals("64:ff9b::V4")) {
                Judgement judgement = guard.judge(
                        Target.of("http://" + Ipv4Spellings.literals(carrier).get(0) + "/"), Resolver.none());
                assertThat(judgement.decisions())
                        .as(form)
                        .singleElement()
                        .extracting(Decision::reason)
                        .isEqualTo(Reason.NON_CANONICAL_ADDRESS);
            }
        });
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void no_answer_of_a_name_server_hides_an_address(
            @ForAll("blocks") List<Block> blocks,
            @ForAll("wide") List<String> wide,
            @ForAll("tiers") Tier tier,
            @ForAll boolean unknownAllowed) {
        Guard guard = guard(blocks, wide, tier, unknownAllowed);
        Ipv4Spellings address = new Ipv4Spellings(blocks.get(0).base());
        InetAddress harmless = new Ipv4Spellings(0x09090909L).address();

        for (String name : List.of("own.example.com", "unknown.example.com")) {
            boolean plain = allowsAnswer(guard, name, address.address());
            boolean mixed = allowsAnswer(guard, name, harmless, address.address());
            address.ofV6().forEach((form, carrier) -> {
                String what = "%s at %s, which is %s as %s".formatted(name, carrier, address, form);
                boolean isOwnBlock = allowsAnswer(guard, name, carrier);
                if (name.equals("own.example.com")) {
                    assertThat(plain || !isOwnBlock).as(what).isTrue();
                    assertThat(mixed || !allowsAnswer(guard, name, harmless, carrier))
                            .as(what)
                            .isTrue();
                }
                if (isTheSame(form, address) && wide.isEmpty()) {
                    assertThat(isOwnBlock).as(what).isEqualTo(plain);
                }
            });
        }
    }

    private static boolean isTheSame(String form, Ipv4Spellings address) {
        boolean nat64 = form.equals("64:ff9b::V4") && !address.plain().startsWith("127.");
        return form.equals("::ffff:V4") || form.startsWith("mapped") || nat64;
    }
}
