package io.tierguard.secret;

import java.util.Set;

/**
 * Recognises the credentials of one provider where a prefix is not enough. Found by {@link java.util.ServiceLoader}, from
 * core's class loader and from the calling thread's.
 *
 * <p>What it says of a text is only which modes it saw, so that nothing of the text can reach a message. A recogniser that
 * cannot be loaded makes the start refuse; one that throws makes the setting a problem. What it throws is shown to nobody.
 *
 * <p><b>Thread safety:</b> implementations are called by any thread, at any time.
 *
 * @since 0.1
 */
public interface CredentialRecogniser {

    /**
     * Whose credentials it recognises. Asked once, before it sees a text.
     *
     * @return a name for messages
     */
    String provider();

    /**
     * The modes of this provider's credentials in a text.
     *
     * @param text a setting's value, or what stands in a header; not to be kept
     * @return empty where there is no such credential
     */
    Set<CredentialMode> modesIn(String text);
}
