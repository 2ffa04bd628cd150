package org.hadrill.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.hadrill.cluster.SecretReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsTests {
    private static final String KEY = "nodes.m1.bmc.password";
    private static final SecretReference VARIABLE = new SecretReference.FromEnvironment("M1_BMC");

    @TempDir
    private Path folder;

    private static Secrets environment(Map<String, String> environment) {
        return new Secrets(environment, Map.of());
    }

    private SecretReference file(String content, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("m1"), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return new SecretReference.FromFile(file.toString());
    }

    @Test
    void aVariableIsFoundInTheEnvironment() throws MissingSecretException {
        assertThat(environment(Map.of("M1_BMC", "geheim")).resolve(VARIABLE, KEY))
                .isEqualTo("geheim");
    }

    @Test
    void whatTheLabChoseIsStronger() throws MissingSecretException {
        Secrets secrets = new Secrets(Map.of("M1_BMC", "old"), Map.of("M1_BMC", "new"));
        assertThat(secrets.resolve(VARIABLE, KEY)).isEqualTo("new");
    }

    @Test
    void aVariableThatIsNotSetIsNamedWithTheKeyThatWantsIt() {
        assertThatThrownBy(() -> environment(Map.of("M2_BMC", "geheim")).resolve(VARIABLE, KEY))
                .isInstanceOf(MissingSecretException.class)
                .hasMessage("nodes.m1.bmc.password: the environment variable M1_BMC is not set."
                        + " Set it to the password and export it");
    }

    @Test
    void anEmptyVariableIsNoPassword() {
        assertThatThrownBy(() -> environment(Map.of("M1_BMC", "")).resolve(VARIABLE, KEY))
                .hasMessageContaining("M1_BMC is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"geheim", "geheim\n", "geheim\r\nsecond\n", "geheim\n\n"})
    void theFirstLineOfAFileIsThePassword(String content) throws IOException, MissingSecretException {
        assertThat(environment(Map.of()).resolve(file(content, "r--------"), KEY))
                .isEqualTo("geheim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw--w----", "rw----r--", "rw-----w-"})
    void aFileThatIsOpenToOthersIsRefused(String permissions) throws IOException {
        SecretReference reference = file("geheim", permissions);
        assertThatThrownBy(() -> environment(Map.of()).resolve(reference, KEY))
                .hasMessage(KEY + ": others than the owner may read or write " + folder + "/m1 (" + permissions
                        + "). Do: chmod 600 " + folder + "/m1");
    }

    @Test
    void aFileThatDoesNotExistIsNamedWithWhatToDo() {
        SecretReference reference = new SecretReference.FromFile(folder + "/none");
        assertThatThrownBy(() -> environment(Map.of()).resolve(reference, KEY))
                .hasMessage(KEY + ": " + folder + "/none does not exist."
                        + " Write the password into its first line, then chmod 600 " + folder + "/none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\ngeheim\n"})
    void anEmptyFirstLineIsNoPassword(String content) throws IOException {
        SecretReference reference = file(content, "rw-------");
        assertThatThrownBy(() -> environment(Map.of()).resolve(reference, KEY))
                .hasMessageContaining("the first line of " + folder + "/m1 is empty")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void anEndlessLineIsRefusedByANamedLimit() throws IOException {
        SecretReference reference = file("x".repeat(Secrets.MAX_BYTES + 1), "rw-------");
        assertThatThrownBy(() -> environment(Map.of()).resolve(reference, KEY))
                .hasMessageContaining("longer than 4096 bytes (limit Secrets.MAX_BYTES)");
    }

    @Test
    void aDirectoryIsNoSecret() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        SecretReference reference = new SecretReference.FromFile(folder.toString());
        assertThatThrownBy(() -> environment(Map.of()).resolve(reference, KEY))
                .isInstanceOf(MissingSecretException.class)
                .hasMessageContaining("cannot be read");
    }
}
