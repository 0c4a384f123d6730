/**
 * Apache HttpClient 5, classic and asynchronous, whose every hop and every dial is judged. Start at {@link
 * io.tierguard.http.apache.GuardedApacheClient}.
 */
@NullMarked
package io.tierguard.http.apache;

import org.jspecify.annotations.NullMarked;
