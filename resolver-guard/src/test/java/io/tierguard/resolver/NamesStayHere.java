package io.tierguard.resolver;

import java.net.UnknownHostException;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** The net under the tests of this module, which run without a hosts file: no name is asked of the network. */
public final class NamesStayHere implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        try {
            TestNames.require();
        } catch (UnknownHostException | RuntimeException e) {
            // nothing may run: an exception would be passed over
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }
}
