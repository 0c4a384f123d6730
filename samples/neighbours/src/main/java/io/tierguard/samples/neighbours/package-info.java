/** What stands around the shop in its story. Nothing here is part of the shop, and none of it knows Tierguard. */
@org.jspecify.annotations.NullMarked
package io.tierguard.samples.neighbours;
