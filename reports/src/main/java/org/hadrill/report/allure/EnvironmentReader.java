package org.hadrill.report.allure;

import io.qameta.allure.Reader;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.ResultsVisitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/** Reads what a run was made on; the generator's own reader of it comes with that of a format long gone. */
final class EnvironmentReader implements Reader {
    /** What {@code Allure1EnvironmentPlugin}, which shows it, looks for. */
    private static final String BLOCK = "environment";

    @Override
    public void readResults(Configuration configuration, ResultsVisitor visitor, Path directory) {
        Path file = directory.resolve(RunFiles.ENVIRONMENT);
        if (!Files.exists(file)) {
            return;
        }
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        Map<String, String> environment = new LinkedHashMap<>();
        new TreeSet<>(properties.stringPropertyNames()).forEach(n -> environment.put(n, properties.getProperty(n, "")));
        visitor.visitExtra(BLOCK, environment);
    }
}
