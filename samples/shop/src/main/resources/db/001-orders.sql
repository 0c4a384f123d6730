create table orders (
    id    uuid         primary key,
    item  varchar(200) not null,
    cents bigint       not null check (cents > 0),
    state varchar(20)  not null
)
