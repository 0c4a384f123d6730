package io.tierguard.jdbc.marker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tierguard.signed.DocumentReader;
import io.tierguard.signed.DocumentSigner;
import io.tierguard.signed.Flaw;
import io.tierguard.testing.Forge;
import io.tierguard.tier.Environment;
import io.tierguard.tier.EnvironmentName;
import io.tierguard.tier.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkerDocumentTest {

    private static final Forge FORGE = Forge.of("stamp-1");
    private static final Forge STRANGER = Forge.of("stamp-2");
    private static final DocumentReader READER = MarkerDocument.reader(List.of(FORGE.trusted()));
    private static final DocumentSigner SIGNER =
            DocumentSigner.of("stamp-1", FORGE.keys().getPrivate());
    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
    private static final DatabaseIdentity ORDERS = new DatabaseIdentity(
            "orders", Map.of("engine", "postgresql", "system", "7400000000000000001", "database", "16384"));

    private static MarkerDocument.Result read(String document) {
        return MarkerDocument.read(document, READER);
    }

    private static MarkerDocument.Result claims(String claims) {
        return read(FORGE.sign(FORGE.header(MarkerDocument.TYPE), claims.replace('\'', '"')));
    }

    @Nested
    class What_was_signed {
        @Test
        void says_which_environment_a_server_serves() {
            Marker marker = Marker.ofServer(Environment.of(Tier.STAGING), ORDERS, NOW.plusMillis(3));

            assertThat(read(MarkerDocument.sign(marker, SIGNER)))
                    .isEqualTo(new MarkerDocument.Verified(marker, "stamp-1"));
            assertThat(marker.issuedAt()).isEqualTo(NOW);
        }

        @Test
        void says_where_data_comes_from() {
            Environment qa = new Environment(new EnvironmentName("qa-eu"), Tier.STAGING);
            Marker plain = Marker.ofData(qa, NOW);
            Marker sanitised = Marker.ofSanitisedData(qa, new EnvironmentName("production"), NOW);

            assertThat(read(MarkerDocument.sign(plain, SIGNER)))
                    .isEqualTo(new MarkerDocument.Verified(plain, "stamp-1"));
            assertThat(read(MarkerDocument.sign(sanitised, SIGNER)))
                    .isEqualTo(new MarkerDocument.Verified(sanitised, "stamp-1"));
        }

        @Test
        void has_these_claims_and_no_others() {
            assertThat(claims("{'kind':'server','env':'qa-eu','tier':'staging','iat':1790000000,"
                            + "'bind':{'engine':'postgresql','system':'7400000000000000001','database':'16384'}}"))
                    .isEqualTo(new MarkerDocument.Verified(
                            Marker.ofServer(new Environment(new EnvironmentName("qa-eu"), Tier.STAGING), ORDERS, NOW),
                            "stamp-1"));
        }

        @Test
        void is_made_of_characters_that_need_no_quoting_anywhere() {
            assertThat(MarkerDocument.sign(Marker.ofData(Environment.of(Tier.STAGING), NOW), SIGNER))
                    .matches("[A-Za-z0-9_.-]+");
        }
    }

    @Nested
    class A_document_that_nobody_may_rely_on {
        private static final String DATA = "{\"kind\":\"data\",\"env\":\"staging\",\"tier\":\"staging\",\"iat\":1}";

        private Flaw flaw(String document) {
            return ((MarkerDocument.Unsigned) read(document)).flaw();
        }

        @Test
        void is_signed_by_a_key_that_is_not_trusted() {
            assertThat(flaw(STRANGER.sign(STRANGER.header(MarkerDocument.TYPE), DATA)))
                    .isEqualTo(Flaw.UNKNOWN_KEY);
        }

        @Test
        void is_signed_by_another_key_under_the_name_of_a_trusted_one() {
            assertThat(flaw(STRANGER.sign(FORGE.header(MarkerDocument.TYPE), DATA)))
                    .isEqualTo(Flaw.SIGNATURE);
        }

        @Test
        void is_not_signed_at_all() {
            String header = "{\"alg\":\"none\",\"kid\":\"stamp-1\",\"typ\":\"env-marker+jwt\"}";

            assertThat(flaw(Forge.base64(header) + "." + Forge.base64(DATA) + "."))
                    .isEqualTo(Flaw.ALGORITHM);
        }

        @Test
        void is_an_attestation() {
            assertThat(flaw(FORGE.sign(FORGE.header("env-identity+jwt"), DATA))).isEqualTo(Flaw.TYPE);
        }

        @Test
        void has_a_text_behind_it() {
            String document = FORGE.sign(FORGE.header(MarkerDocument.TYPE), DATA);

            assertThat(read(document)).isInstanceOf(MarkerDocument.Verified.class);
            assertThat(flaw(document + " ")).isEqualTo(Flaw.ENCODING);
            assertThat(flaw(document + ".x")).isEqualTo(Flaw.SHAPE);
            assertThat(flaw(document + "A")).isEqualTo(Flaw.SIGNATURE);
        }

        @Test
        void is_huge() {
            assertThat(flaw("a".repeat(DocumentReader.MAX_LENGTH + 1))).isEqualTo(Flaw.TOO_LARGE);
        }

        @Test
        void is_any_where_no_key_is_trusted() {
            assertThat(MarkerDocument.read(
                            FORGE.sign(FORGE.header(MarkerDocument.TYPE), DATA), MarkerDocument.reader(List.of())))
                    .isEqualTo(new MarkerDocument.Unsigned(Flaw.NO_TRUSTED_KEYS));
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'kind':'data','env':'staging','tier':'staging','iat':1,'exp':2} | it has a claim that this version does not know, and that may restrict it",
                "{'env':'staging','tier':'staging','iat':1} | its claim kind is not server or data",
                "{'kind':'Data','env':'staging','tier':'staging','iat':1} | its claim kind is not server or data",
                "{'kind':['data'],'env':'staging','tier':'staging','iat':1} | its claim kind is not server or data",
                "{'kind':'data','tier':'staging','iat':1} | its claim env is not the name of an environment",
                "{'kind':'data','env':'preview/*','tier':'staging','iat':1} | its claim env is not the name of an environment",
                "{'kind':'data','env':'Staging','tier':'staging','iat':1} | its claim env is not the name of an environment",
                "{'kind':'data','env':'staging','iat':1} | its claim tier is not one of development, test, staging, production",
                "{'kind':'data','env':'staging','tier':'prod','iat':1} | its claim tier is not one of development, test, staging, production",
                "{'kind':'data','env':'staging','tier':'production','iat':1} | its claims env and tier do not agree",
                "{'kind':'data','env':'staging','tier':'staging'} | its claim iat is not a date in whole seconds since 1970",
                "{'kind':'data','env':'staging','tier':'staging','iat':'1'} | its claim iat is not a date in whole seconds since 1970",
                "{'kind':'server','env':'staging','tier':'staging','iat':1} | it is bound to no database, as a server marker must be",
                "{'kind':'server','env':'staging','tier':'staging','iat':1,'bind':{}} | it is bound to no database, as a server marker must be",
                "{'kind':'server','env':'staging','tier':'staging','iat':1,'bind':'postgresql'} | it is bound to no database, as a server marker must be",
                "{'kind':'server','env':'staging','tier':'staging','iat':1,'bind':{'system':'1'}} | it is bound to no database, as a server marker must be",
                "{'kind':'server','env':'staging','tier':'staging','iat':1,'bind':{'engine':'h2','database':1}} | it is bound to no database, as a server marker must be",
                "{'kind':'data','env':'staging','tier':'staging','iat':1,'bind':{'engine':'h2'}} | it is bound to a database, as a data marker never is",
                "{'kind':'data','env':'staging','tier':'staging','iat':1,'bind':null} | it is bound to a database, as a data marker never is",
                "{'kind':'data','env':'staging','tier':'staging','iat':1,'sanitised-from':''} | its claim sanitised-from is not the name of an environment, or not of data",
                "{'kind':'data','env':'staging','tier':'staging','iat':1,'sanitised-from':'*'} | its claim sanitised-from is not the name of an environment, or not of data",
                "{'kind':'server','env':'staging','tier':'staging','iat':1,'bind':{'engine':'h2'},'sanitised-from':'production'} | its claim sanitised-from is not the name of an environment, or not of data"
            })
    void is_no_marker_where(String claims, String reason) {
        assertThat(claims(claims)).isEqualTo(new MarkerDocument.Malformed(reason));
    }

    @Test
    void a_marker_whose_parts_do_not_go_together_cannot_be_made() {
        Environment staging = Environment.of(Tier.STAGING);
        EnvironmentName production = new EnvironmentName("production");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Marker(MarkerKind.SERVER, staging, Map.of(), null, NOW));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Marker(MarkerKind.DATA, staging, Map.of("engine", "h2"), null, NOW));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Marker(MarkerKind.SERVER, staging, Map.of("engine", "h2"), production, NOW));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Marker.ofData(new Environment(production, Tier.STAGING), NOW));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Marker(MarkerKind.DATA, staging, Map.of(), null, NOW.plusNanos(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Marker(MarkerKind.DATA, staging, Map.of(), null, Instant.ofEpochSecond(-1)));
        assertThat(new Marker(MarkerKind.DATA, staging, Map.of(), null, Instant.EPOCH).issuedAt())
                .isEqualTo(Instant.EPOCH);
    }
}
