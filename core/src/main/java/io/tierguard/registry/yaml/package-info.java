/**
 * YAML as a tree of texts, lists and maps, each with its place in the file. Not API; may change in any release.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.registry.yaml;
