package io.tierguard.registry;

/**
 * One file of a registry, read.
 *
 * @param baseName what stands in front of the line where a rule is named
 * @param fields its sections
 */
record RegistryFile(String baseName, Fields fields) {}
