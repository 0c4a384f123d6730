package io.tierguard.identity;

import io.tierguard.identity.Surroundings.Variable;
import io.tierguard.internal.StrictJson;
import io.tierguard.registry.EvidenceSources;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The account, subscription or project that the process acts in, as far as variables and the credential file of Google's
 * libraries tell. No metadata service is asked: on a laptop another machine may answer.
 *
 * <p>Sources: AWS SDKs and Tools reference, Assume role; Azure App Service, Environment variables and app settings; Google
 * Cloud, How Application Default Credentials works.
 */
final class CloudAccounts implements EvidenceSource {

    private static final String ROLE = "arn:aws[a-z-]*:(?:iam|sts)::([0-9]{12}):.+";
    private static final String AWS_ACCOUNT = "([0-9]{12})";
    private static final String GUID = "([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})";

    /** Before the resource group. */
    private static final String OWNER_OF_SITE = GUID + "\\+.*";

    private static final String[] PROJECTS = {"GOOGLE_CLOUD_PROJECT", "GCLOUD_PROJECT", "GCP_PROJECT"};

    private static final String CREDENTIALS = "GOOGLE_APPLICATION_CREDENTIALS";

    @Override
    public Set<String> names() {
        return Set.of(EvidenceSources.CLOUD_ACCOUNT, EvidenceSources.CLOUD_PROJECT);
    }

    @Override
    public List<Evidence> observe(Surroundings surroundings) {
        List<Evidence> found = new ArrayList<>();
        account(surroundings.variable("AWS_ROLE_ARN"), ROLE, "it is no role's ARN", found);
        account(surroundings.variable("AWS_ACCOUNT_ID"), AWS_ACCOUNT, "it is not twelve digits", found);
        account(surroundings.variable("AZURE_SUBSCRIPTION_ID"), GUID, "it is no GUID", found);
        account(surroundings.variable("ARM_SUBSCRIPTION_ID"), GUID, "it is no GUID", found);
        account(surroundings.variable("WEBSITE_OWNER_NAME"), OWNER_OF_SITE, "it begins with no GUID", found);
        for (String name : PROJECTS) {
            Optional<Variable> variable = surroundings.variable(name);
            if (variable.isPresent()) {
                found.add(Evidence.of(
                        EvidenceSources.CLOUD_PROJECT,
                        variable.get().value(),
                        variable.get().origin()));
            }
        }
        Optional<Variable> credentials = surroundings.variable(CREDENTIALS);
        if (credentials.isPresent()) {
            ofCredentials(credentials.get(), surroundings.files(), found);
        }
        return found;
    }

    /** The forms are compiled where there is something to read: most processes are in no cloud, or in one. */
    private static void account(Optional<Variable> variable, String form, String otherwise, List<Evidence> found) {
        if (variable.isEmpty()) {
            return;
        }
        String value = variable.get().value();
        String origin = variable.get().origin();
        Matcher matcher = Pattern.compile(form).matcher(value);
        if (value.isEmpty()) {
            found.add(Evidence.of(EvidenceSources.CLOUD_ACCOUNT, value, origin));
        } else if (matcher.matches()) {
            found.add(Evidence.of(EvidenceSources.CLOUD_ACCOUNT, inOneCase(matcher.group(1)), origin));
        } else {
            found.add(Evidence.unreadable(EvidenceSources.CLOUD_ACCOUNT, otherwise, origin));
        }
    }

    /** A GUID means the same in either case, and a rule is written in lower case. */
    static String inOneCase(String account) {
        return Pattern.matches(GUID, account) ? account.toLowerCase(Locale.ROOT) : account;
    }

    /** Of the file that holds a service account's key only the project's name is taken; others name no project. */
    private static void ofCredentials(Variable variable, MountedFiles files, List<Evidence> found) {
        if (variable.value().isEmpty()) {
            found.add(Evidence.of(EvidenceSources.CLOUD_PROJECT, "", variable.origin()));
            return;
        }
        MountedFiles.Reading reading = files.read(variable.value());
        String origin = "project_id in the file of " + variable.origin();
        if (reading instanceof MountedFiles.Unreadable unreadable) {
            found.add(Evidence.unreadable(EvidenceSources.CLOUD_PROJECT, unreadable.reason(), origin));
        } else if (reading instanceof MountedFiles.Text text) {
            project(text.text(), origin, found);
        }
    }

    private static void project(String json, String origin, List<Evidence> found) {
        Object project;
        try {
            project = StrictJson.object(json.getBytes(StandardCharsets.UTF_8)).get("project_id");
        } catch (StrictJson.NotStrictException e) {
            project = StrictJson.NULL;
        }
        if (project instanceof String name) {
            found.add(Evidence.of(EvidenceSources.CLOUD_PROJECT, name, origin));
        } else if (project != null) {
            found.add(Evidence.unreadable(
                    EvidenceSources.CLOUD_PROJECT, "it is no JSON object with such a text", origin));
        }
    }
}
