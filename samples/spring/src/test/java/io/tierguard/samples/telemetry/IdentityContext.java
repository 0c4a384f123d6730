package io.tierguard.samples.telemetry;

import io.tierguard.identity.Identity;
import java.util.Map;
import org.apache.logging.log4j.core.util.ContextDataProvider;

// region log4j
public final class IdentityContext implements ContextDataProvider {
    private static volatile Map<String, String> attributes = Map.of();

    public static void tell(Identity identity) { // after Tierguard.start()
        attributes = identity.attributes();
    }

    @Override
    public Map<String, String> supplyContextData() {
        return attributes;
    }
}
// endregion
