/**
 * Settings from environment variables: mapping interfaces, value types that keep their secrets, and one report of all
 * that is wrong before anything connects.
 */
@org.jspecify.annotations.NullMarked
package io.tierguard.settings;
