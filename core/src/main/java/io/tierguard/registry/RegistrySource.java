package io.tierguard.registry;

final class RegistrySource {
    private RegistrySource() {}

    static RegistrySource of(java.nio.file.Path file) {
        throw new IllegalStateException(file.toString());
    }

    static RegistrySource of(java.net.URL file) {
        throw new IllegalStateException(file.toString());
    }

    static RegistrySource of(String name, String text) {
        throw new IllegalStateException(name + text);
    }
}
