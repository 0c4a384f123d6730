/** The net under the wrappers: sockets that judge the address that is really dialled. */
@org.jspecify.annotations.NullMarked
package io.tierguard.net;
