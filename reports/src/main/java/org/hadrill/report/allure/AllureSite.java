package org.hadrill.report.allure;

import io.qameta.allure.Extension;
import io.qameta.allure.ReportGenerator;
import io.qameta.allure.allure2.Allure2Plugin;
import io.qameta.allure.category.CategoriesPlugin;
import io.qameta.allure.category.CategoriesTrendPlugin;
import io.qameta.allure.context.FreemarkerContext;
import io.qameta.allure.context.JacksonContext;
import io.qameta.allure.context.MarkdownContext;
import io.qameta.allure.context.RandomUidContext;
import io.qameta.allure.core.AttachmentsPlugin;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.MarkdownDescriptionsPlugin;
import io.qameta.allure.core.Plugin;
import io.qameta.allure.core.TestsResultsPlugin;
import io.qameta.allure.duration.DurationPlugin;
import io.qameta.allure.duration.DurationTrendPlugin;
import io.qameta.allure.environment.Allure1EnvironmentPlugin;
import io.qameta.allure.executor.ExecutorPlugin;
import io.qameta.allure.history.HistoryPlugin;
import io.qameta.allure.history.HistoryTrendPlugin;
import io.qameta.allure.launch.LaunchPlugin;
import io.qameta.allure.retry.RetryPlugin;
import io.qameta.allure.retry.RetryTrendPlugin;
import io.qameta.allure.severity.SeverityPlugin;
import io.qameta.allure.status.StatusChartPlugin;
import io.qameta.allure.suites.SuitesPlugin;
import io.qameta.allure.summary.SummaryPlugin;
import io.qameta.allure.tags.TagsPlugin;
import io.qameta.allure.timeline.TimelinePlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hadrill.report.Whole;

/**
 * Allure's own pages, made here from the results of a run, without a network. The generator would tell Google about every
 * report, when it is made and when it is read: its plugin for that is not among ours, and its tags are cut out of the page.
 */
public final class AllureSite {
    /** What the pages say of themselves, and only they. */
    private static final String VERSION = "2.34.0";

    /** Where pages keep what the next ones need for history and trends. */
    public static final String HISTORY = "history";

    private static final String INDEX = "index.html";

    private AllureSite() {}

    /**
     * Writes the pages as a folder, to be put on a web server: browsers do not let a page read its neighbours from a disk.
     *
     * @param results {@code allure-results} of a run
     * @param site the folder to make
     * @param former the pages of a former run, whose history and trends go on
     */
    public static void folder(Path results, Path site, Optional<Path> former) throws IOException {
        try (Whole.Folder folder = Whole.folder(site)) {
            generator().generate(folder.path(), sources(results, former));
            withoutAnalytics(folder.path().resolve(INDEX));
            folder.commit();
        }
    }

    /** Like {@link #folder}, but one file, which opens from a disk. The attachments in it make it large. */
    public static void file(Path results, Path file, Optional<Path> former) throws IOException {
        Path site = Files.createTempDirectory("hadrill-allure");
        try {
            generator().generateSingleFile(site, sources(results, former));
            withoutAnalytics(site.resolve(INDEX));
            Files.move(site.resolve(INDEX), file);
        } finally {
            Files.deleteIfExists(site.resolve(INDEX));
            Files.delete(site);
        }
    }

    private static List<Path> sources(Path results, Optional<Path> former) {
        List<Path> sources = new ArrayList<>(List.of(results));
        former.ifPresent(sources::add);
        return sources;
    }

    private static void withoutAnalytics(Path index) throws IOException {
        Files.writeString(index, Analytics.without(Files.readString(index)));
    }

    /** In place of the generator's own, whose builder loads every plugin that there is. */
    private record Chosen(List<Extension> extensions) implements Configuration {
        @Override
        public List<Extension> getExtensions() {
            return extensions;
        }

        @Override
        public List<Plugin> getPlugins() {
            return List.of();
        }

        @Override
        public String getVersion() {
            return VERSION;
        }

        @Override
        public String getUuid() {
            return "";
        }

        @Override
        public String getReportName() {
            return "hadrill";
        }
    }

    private static ReportGenerator generator() {
        return new ReportGenerator(new Chosen(extensions()));
    }

    private static List<Extension> extensions() {
        return List.of(
                new JacksonContext(),
                new MarkdownContext(),
                new FreemarkerContext(),
                new RandomUidContext(),
                new MarkdownDescriptionsPlugin(),
                new TagsPlugin(),
                new RetryPlugin(),
                new RetryTrendPlugin(),
                new SeverityPlugin(),
                new HistoryPlugin(),
                new HistoryTrendPlugin(),
                new CategoriesPlugin(),
                new CategoriesTrendPlugin(),
                new DurationPlugin(),
                new DurationTrendPlugin(),
                new StatusChartPlugin(),
                new TimelinePlugin(),
                new SuitesPlugin(),
                new TestsResultsPlugin(),
                new AttachmentsPlugin(),
                new SummaryPlugin(),
                new ExecutorPlugin(),
                new LaunchPlugin(),
                new Allure1EnvironmentPlugin(),
                new EnvironmentReader(),
                new Allure2Plugin());
    }
}
