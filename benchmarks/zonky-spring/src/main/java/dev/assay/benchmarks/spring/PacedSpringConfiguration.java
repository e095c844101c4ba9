package dev.assay.benchmarks.spring;

import dev.assay.benchmarks.Workload;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application that migrates its database when it starts. */
@Configuration(proxyBeanMethods = false)
class PacedSpringConfiguration {
    @Bean(initMethod = "migrate")
    Flyway flyway(DataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .locations(Workload.ofProcess().migrations())
                .callbacks(new SeedAfterMigrations())
                .load();
    }
}
