/**
 * OkHttp, reaching only endpoints of the process's own environment: the first request, every redirect and every other
 * follow-up, pooled and coalesced connections, proxies and WebSockets. OkHttp is an optional dependency.
 */
@NullMarked
package io.tierguard.http.okhttp;

import org.jspecify.annotations.NullMarked;
