package io.tierguard.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote down. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"tierguard " + Resources.text("version.txt").strip()};
    }
}
