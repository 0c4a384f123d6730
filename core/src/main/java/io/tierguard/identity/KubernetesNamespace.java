package io.tierguard.identity;

import io.tierguard.identity.Surroundings.Variable;
import io.tierguard.registry.EvidenceSources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The namespace of the pod: as Kubernetes mounts it beside the service account's token, and as the downward API gives it to
 * a variable or a file.
 *
 * <p>Sources: Kubernetes documentation, Accessing the API from a Pod, and Downward API; client-go, which reads {@code
 * POD_NAMESPACE} and then the file, without the white space around it.
 */
final class KubernetesNamespace implements EvidenceSource {

    static final String SERVICE_ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount/namespace";

    private static final String[] FILES = {SERVICE_ACCOUNT, "/etc/podinfo/namespace"};
    private static final String[] VARIABLES = {
        "POD_NAMESPACE", "MY_POD_NAMESPACE", "KUBERNETES_NAMESPACE", "K8S_NAMESPACE", "K8S_POD_NAMESPACE"
    };

    @Override
    public Set<String> names() {
        return Set.of(EvidenceSources.KUBERNETES_NAMESPACE);
    }

    @Override
    public List<Evidence> observe(Surroundings surroundings) {
        List<Evidence> found = new ArrayList<>();
        for (String file : FILES) {
            MountedFiles.Reading reading = surroundings.files().read(file);
            String origin = "file " + file;
            if (reading instanceof MountedFiles.Text text) {
                found.add(Evidence.of(
                        EvidenceSources.KUBERNETES_NAMESPACE, text.text().strip(), origin));
            } else if (reading instanceof MountedFiles.Unreadable unreadable) {
                found.add(Evidence.unreadable(EvidenceSources.KUBERNETES_NAMESPACE, unreadable.reason(), origin));
            }
        }
        for (String name : VARIABLES) {
            Optional<Variable> variable = surroundings.variable(name);
            if (variable.isPresent()) {
                found.add(Evidence.of(
                        EvidenceSources.KUBERNETES_NAMESPACE,
                        variable.get().value(),
                        variable.get().origin()));
            }
        }
        return found;
    }
}
