package org.hadrill.cli.history;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.hadrill.cli.bench.MadeUpRuns;
import org.hadrill.report.history.History;
import org.hadrill.report.history.HistoryPlace;
import org.hadrill.time.SystemTime;

/**
 * A process that writes to a history: {@code PLACE add FROM TO} adds the nights from one number to another, {@code PLACE hang N}
 * stops for ever in the middle of adding one, after it said {@code half}.
 */
final class HistoryProgram {
    static final int DRILLS = 20;

    private HistoryProgram() {}

    public static void main(String[] args) throws Exception {
        HistoryPlace place = HistoryPlace.of(Optional.of(args[0]), System.getenv());
        if (args[1].equals("hang")) {
            HistoryPlace hanging = new HistoryPlace(place.shown(), place.file(), hanging(place.source()));
            try (History history = History.open(hanging, new SystemTime())) {
                history.add(MadeUpRuns.night(Integer.parseInt(args[2]), MadeUpRuns.OLD_KERNEL, DRILLS), Path.of("x"));
            }
        }
        try (History history = History.open(place, new SystemTime())) {
            for (int n = Integer.parseInt(args[2]); n < Integer.parseInt(args[3]); n++) {
                history.add(MadeUpRuns.night(n, MadeUpRuns.OLD_KERNEL, DRILLS), Path.of("x"));
            }
        }
    }

    /** Its connections run what is asked of them, but the batch of outages never comes back. */
    private static DataSource hanging(DataSource source) {
        return wrapped(DataSource.class, source);
    }

    private static <T> T wrapped(Class<T> type, Object real) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            Object result;
            try {
                result = method.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            if (method.getName().equals("executeBatch")) {
                System.out.println("half");
                new CountDownLatch(1).await();
            }
            boolean toWrap =
                    method.getName().equals("getConnection") || method.getName().equals("prepareStatement");
            return toWrap ? wrapped(method.getReturnType(), result) : result;
        };
        return type.cast(Proxy.newProxyInstance(HistoryProgram.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
