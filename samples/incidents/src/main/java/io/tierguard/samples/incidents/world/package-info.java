/** The throw-away world: databases, servers, tunnels, processes and keys, all on this machine. */
@NullMarked
package io.tierguard.samples.incidents.world;

import org.jspecify.annotations.NullMarked;
