package io.tierguard.samples.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Promises;
import io.tierguard.samples.incidents.story.Promises.Changes;
import io.tierguard.samples.incidents.story.Refusal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A line may stand in the table only if all of this holds. */
class PromisesTest {

    private static final Damage DAMAGE = new Damage(3, "rows of production lost");
    private static final Refusal REFUSAL = new Refusal("TG-2001 refused", false, Optional.of(78));
    private static final String ASKS = "select s.e from setconfig as s(e) where s.e = 'tierguard.marker='";
    private static final Changes NONE = new Changes(false, 0, 0, 0, List.of());

    @Test
    void a_scenario_that_keeps_them_breaks_none() {
        assertThat(new Promises(DAMAGE, true, REFUSAL, NONE, false).broken()).isEmpty();
    }

    @Test
    void one_that_does_no_damage_proves_nothing() {
        assertThat(new Promises(new Damage(0, "rows"), true, REFUSAL, NONE, false).broken())
                .containsExactly("it did no damage without Tierguard");
    }

    @Test
    void one_that_is_allowed_is_told() {
        Refusal allowed = new Refusal("the job is done", false, Optional.of(0));
        assertThat(new Promises(
                                DAMAGE,
                                true,
                                allowed,
                                new Changes(true, 1, 1, 1, List.of(ASKS, "truncate shop.orders")),
                                true)
                        .broken())
                .containsExactly(
                        "it was not refused",
                        "the exit status was not 78",
                        "production changed",
                        "production was connected to",
                        "a statement ran in production",
                        "a connection to production stayed open",
                        "the payment provider was called",
                        "a secret was printed");
    }

    @Test
    void a_database_may_be_opened_to_be_asked() {
        Refusal asked = new Refusal("TG-3026 refused", true, Optional.empty());
        assertThat(new Promises(
                                DAMAGE,
                                true,
                                asked,
                                new Changes(
                                        false,
                                        1,
                                        0,
                                        0,
                                        List.of("SET application_name = 'PostgreSQL JDBC Driver'", ASKS)),
                                false)
                        .broken())
                .isEmpty();
    }

    @Test
    void a_log_that_tells_of_no_damage_proves_nothing() {
        assertThat(new Promises(DAMAGE, false, REFUSAL, NONE, false).broken())
                .containsExactly("the log of production does not tell of the damage");
        assertThat(new Promises(new Damage(1, "mails to real people"), false, REFUSAL, NONE, false).broken())
                .isEmpty();
    }

    @Test
    void one_thing_is_told_as_one() {
        assertThat(DAMAGE).hasToString("3 rows of production lost");
        assertThat(new Damage(1, "messages pushed to every device")).hasToString("1 message pushed to every device");
    }
}
