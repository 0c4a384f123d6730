/** The second look: drivers' sockets, which judge the address that is really dialled. */
@org.jspecify.annotations.NullMarked
package io.tierguard.jdbc.socket;
