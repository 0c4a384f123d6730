package io.tierguard.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A registry as a company of some size would have it, in blocks of ten lines: names, suffixes, blocks of addresses of both
 * families, databases, URLs with a path and lines of several owners. Each of five teams has a file of its own. Lines are
 * short, so that a million of them are within what a registry may be.
 *
 * <p><b>Thread safety:</b> immutable.
 *
 * @since 0.1
 */
public final class RegistryFiles {

    private static final int BLOCK = 10;
    private static final int TEAMS = 5;

    private final int blocks;

    private RegistryFiles(int endpoints) {
        this.blocks = endpoints / BLOCK;
    }

    /**
     * Files of some size.
     *
     * @param endpoints how many lines they have together
     * @return the files
     */
    public static RegistryFiles of(int endpoints) {
        return new RegistryFiles(endpoints);
    }

    /**
     * Writes the registry and what it includes.
     *
     * @param folder for them alone
     * @return their paths, the registry's first
     * @throws IOException where they cannot be written
     */
    public List<Path> write(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        StringBuilder main = new StringBuilder("""
                version: 1
                application: orders
                environments: {qa-eu: staging, qa-us: staging, "preview/*": development}
                include:
                """);
        for (int team = 0; team < TEAMS; team++) {
            String name = "team-" + team + ".yaml";
            files.add(Files.writeString(folder.resolve(name), team(team)));
            main.append("  - ").append(name).append('\n');
        }
        files.add(0, Files.writeString(folder.resolve("tierguard.yaml"), main));
        return files;
    }

    private String team(int team) {
        StringBuilder yaml = new StringBuilder("endpoints:\n");
        for (String owner : List.of("staging", "production", "qa-eu, qa-us", "shared")) {
            StringBuilder lines = new StringBuilder();
            for (int block = team; block < blocks; block += TEAMS) {
                for (String pattern : patterns(owner, block)) {
                    lines.append("  - \"").append(pattern).append("\"\n");
                }
            }
            if (!lines.isEmpty()) {
                yaml.append("  \"").append(owner).append("\":\n").append(lines);
            }
        }
        return yaml.length() == "endpoints:\n".length() ? "endpoints: {}\n" : yaml.toString();
    }

    private static List<String> patterns(String owner, int block) {
        String six = Integer.toHexString(0xdb8 + (block >> 16)) + ":" + Integer.toHexString(block & 0xffff);
        String network = (block >> 8 & 255) + "." + (block & 255) + ".0/24";
        int first = 10 + 10 * (block >> 16);
        return switch (owner) {
            case "staging" ->
                List.of(
                        "o-" + block + ".stg.example",
                        "*.t-" + block + ".stg.example",
                        first + "." + network,
                        "2001:" + six + "::/48",
                        "db-" + block + ".example:5432/orders_staging");
            case "production" ->
                List.of(
                        "*.t-" + block + ".prod.example",
                        first + 1 + "." + network,
                        "postgresql://db-" + block + ".example:5432/orders");
            case "shared" -> List.of("https://partner-" + block + ".example/v1");
            default -> List.of("qa-" + block + ".example:8443");
        };
    }

    @Override
    public String toString() {
        return "registry of " + blocks * BLOCK + " endpoints";
    }
}
