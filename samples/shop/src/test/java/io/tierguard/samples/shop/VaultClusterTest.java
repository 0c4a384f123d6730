package io.tierguard.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierguard.identity.Evidence;
import io.tierguard.identity.EvidenceSource;
import io.tierguard.identity.MountedFiles;
import io.tierguard.identity.RuntimeEvidence;
import io.tierguard.identity.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultClusterTest {

    // region source
    /** The cluster of the vault that serves this machine. */
    public static final class VaultCluster implements EvidenceSource {

        private static final String FILE = "/etc/vault/cluster";

        @Override
        public Set<String> names() {
            return Set.of("vault.cluster");
        }

        @Override
        public List<Evidence> observe(Surroundings surroundings) {
            MountedFiles.Reading reading = surroundings.files().read(FILE);
            if (reading instanceof MountedFiles.Text text) {
                return List.of(Evidence.of("vault.cluster", text.text().strip(), "file " + FILE));
            }
            return reading instanceof MountedFiles.Unreadable unreadable
                    ? List.of(Evidence.unreadable("vault.cluster", unreadable.reason(), "file " + FILE))
                    : List.of();
        }
    }
    // endregion

    @TempDir
    Path root;

    private List<Evidence> observed() {
        return new VaultCluster()
                .observe(Surroundings.of(Map.of(), RuntimeEvidence.none().withFilesUnder(root)));
    }

    @Test
    void tells_what_the_file_says_that_it_cannot_be_read_and_nothing_where_it_is_absent() throws IOException {
        assertThat(observed()).isEmpty();

        Path file = Files.createDirectories(root.resolve("etc/vault/cluster"));
        assertThat(observed())
                .hasToString("[vault.cluster cannot be read: it is no regular file (file /etc/vault/cluster)]");

        Files.delete(file);
        Files.writeString(file, "prod-1\n");
        assertThat(observed()).hasToString("[vault.cluster=prod-1 (file /etc/vault/cluster)]");
    }
}
