/**
 * The JDK's HTTP client, reaching only endpoints of the process's own environment: the first request, every redirect,
 * proxies and WebSockets.
 */
@NullMarked
package io.tierguard.http;

import org.jspecify.annotations.NullMarked;
