package io.tierguard.archunit.index;

import java.net.URI;
import java.util.Optional;

/**
 * A class that is to be read.
 *
 * @param name its binary name, such as {@code com.acme.Outer$Inner}
 * @param uri where its class file is; empty where nothing tells
 * @param isTest whether that is a place for the code of tests
 * @since 0.1
 */
public record ClassPlace(String name, Optional<URI> uri, boolean isTest) {}
