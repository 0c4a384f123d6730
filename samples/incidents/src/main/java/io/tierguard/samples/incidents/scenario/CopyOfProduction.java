package io.tierguard.samples.incidents.scenario;

import io.tierguard.jdbc.GuardedDataSource;
import io.tierguard.samples.incidents.story.Damage;
import io.tierguard.samples.incidents.story.Refusal;
import io.tierguard.samples.incidents.story.Story;
import io.tierguard.samples.incidents.world.World;
import io.tierguard.tier.Tier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A plain copy of production's data in staging, which nobody had sanitised.
 *
 * @since 0.1
 */
public final class CopyOfProduction implements Scenario {

    /** Nothing has happened yet. */
    public CopyOfProduction() {}

    @Override
    public Story story() {
        return new Story(
                "S5",
                "Index Network; Imperva",
                "2026; 2018",
                "a raw copy of production's data lay in another tier's database",
                "indexnetwork/index#1312; imperva.com/blog/ceoblog",
                "staging",
                "a copy of the data",
                "production's customers",
                "the data's own signed marker",
                "connect");
    }

    @Override
    public Damage happens(World world) throws Exception {
        copy(world);
        DataSource staging = world.unguarded(world.stagingUrl());
        try (Connection connection = staging.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(distinct email) from shop.customers")) {
            rows.next();
            return new Damage(rows.getLong(1), "real addresses read in staging");
        }
    }

    @Override
    public Refusal isRefused(World world) throws Exception {
        copy(world);
        String url = world.withLogin(world.stagingUrl());
        String before = world.others().state("app_staging");
        Refusal refusal = world.refused(() -> read(url, world));
        if (!world.others().state("app_staging").equals(before)) {
            return new Refusal("staging changed", true, Optional.empty());
        }
        world.sanitise();
        Refusal afterwards = world.refused(() -> read(url, world));
        // once the data is said to be sanitised, staging may have it
        return afterwards.line().isEmpty() ? refusal : afterwards;
    }

    private static void read(String url, World world) throws SQLException {
        GuardedDataSource.of(url, world.guard(Tier.STAGING)).getConnection().close();
    }

    /** What a plain dump carries: the rows of every table, the marker of the data among them. */
    private static void copy(World world) throws SQLException {
        for (String table : List.of("shop.customers", "shop.orders", "tierguard.marker")) {
            String rows = world.production().ask("app_prod", "select json_agg(t)::text from " + table + " t");
            world.others().run("app_staging", "truncate " + table);
            world.others()
                    .run(
                            "app_staging",
                            "insert into " + table + " select * from json_populate_recordset(null::" + table + ", '"
                                    + rows.replace("'", "''") + "')");
        }
    }
}
