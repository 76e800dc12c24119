CREATE (:Entity {id: 'evil'})
create (:Entity {id: 'evil'})
/* MATCH */ CREATE (:Entity {id: 'evil'})
MATCH (n:Entity) CREATE (:Entity {id: 'evil'}) RETURN n.id
MERGE (n:Entity {id: 'evil'}) RETURN n.id
MERGE (n:Entity {id: 'evil'}) ON CREATE SET n.name = 'x' RETURN n.id
MATCH (n:Entity) SET n.name = 'evil'
MATCH (n:Entity) SET n += {name: 'evil'} RETURN n.name
MATCH (n:Entity) SET n:Evil
MATCH (n:Entity) REMOVE n.name
MATCH (n:Entity) REMOVE n:Country RETURN 1
MATCH (n) DELETE n
MATCH (n) DETACH DELETE n
MATCH (n) detach/**/delete n
MATCH (n)-[r]->() DELETE r
MATCH (n) NODETACH DELETE n
MATCH (n:Entity) FOREACH (x IN [1] | SET n.name = 'evil')
MATCH (n:Entity) FOREACH (x IN [1] | CREATE (:Entity {id: 'evil'})) RETURN 1
INSERT (:Entity {id: 'evil'})
MATCH (n:Entity) CALL { WITH n SET n.name = 'evil' } RETURN n.id
MATCH (n:Entity) CALL (n) { SET n.name = 'evil' } RETURN n.id
MATCH (n:Entity) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 10 ROWS
UNWIND range(1, 10) AS i CALL (i) { CREATE (:Entity {id: 'evil' + i}) } IN TRANSACTIONS
UNWIND range(1, 10) AS i CALL (i) { CREATE (:Entity {id: 'evil' + i}) } IN 4 CONCURRENT TRANSACTIONS
CALL { CREATE (n:Entity {id: 'evil'}) RETURN n } RETURN n.id
RETURN EXISTS { CREATE (n:Entity {id: 'evil'}) RETURN n } AS x
RETURN COUNT { MATCH (n) DELETE n RETURN n } AS x
RETURN COLLECT { MERGE (n:Entity {id: 'evil'}) RETURN n.id } AS x
MATCH (n:Entity) RETURN n.id UNION CREATE (m:Entity {id: 'evil'}) RETURN m.id
MATCH (n:Entity) RETURN n.id; CREATE (:Entity {id: 'evil'})
RETURN 1 AS one; MATCH (n) DETACH DELETE n
RETURN 1 AS one;;RETURN 2 AS two
RETURN ';' AS x; MATCH (n) DETACH DELETE n
RETURN 1 AS one // harmless\n; MATCH (n) DETACH DELETE n
RETURN 1 AS one /* ; */ ; DROP CONSTRAINT graphbuild_entity_id
LOAD CSV FROM 'file://{canary}' AS line RETURN line
load csv from 'file://{canary}' as line return line
LOAD/**/CSV FROM 'file://{canary}' AS line RETURN line
LOAD CSV WITH HEADERS FROM 'file://{canary}' AS line RETURN line
lOaD cSv FrOm 'file://{canary}' AS line RETURN line
MATCH (n:Entity) LOAD CSV FROM 'file://{canary}' AS line RETURN line
CALL { LOAD CSV FROM 'file://{canary}' AS line RETURN line } RETURN line
RETURN EXISTS { LOAD CSV FROM 'file://{canary}' AS line RETURN line } AS x
RETURN COLLECT { LOAD CSV FROM 'file://{canary}' AS line RETURN line[0] } AS x
WITH 'file://{canary}' AS url LOAD CSV FROM url AS line RETURN line
LOAD CSV FROM 'http://127.0.0.1:1/x' AS line RETURN line
LOAD CSV FROM 'ftp://127.0.0.1:1/x' AS line RETURN line
USING PERIODIC COMMIT LOAD CSV FROM 'file://{canary}' AS line CREATE (:Entity {id: line[0]})
L\u004fAD CSV FROM 'file://{canary}' AS line RETURN line
\u004cOAD CSV FROM 'file://{canary}' AS line RETURN line
\u0043REATE (:Entity {id: 'evil'})
\U0043REATE (:Entity {id: 'evil'})
MATCH (n:`x\u0060) DETACH DELETE n //`) RETURN n
MATCH (n:`x\u0060 {a: 1}) DETACH DELETE n //`) RETURN n.id
MATCH (n) WHERE n.name = 'x\u0027 OR true DETACH DELETE n //' RETURN n
MATCH (n)-[r:`A\u0060]->() DELETE r //`]->() RETURN n
RETURN "\u0022 AS x MATCH (n) DETACH DELETE n //" AS y
CALL db.labels()
CALL db.labels() YIELD label RETURN label
CALL dbms.listConfig() YIELD name, value RETURN name, value
CALL dbms.components()
CALL dbms.security.listUsers()
CALL dbms.killTransactions(['x'])
CALL db.createLabel('Evil')
CALL db.create.setNodeVectorProperty(null, 'x', [1.0])
CALL db.index.fulltext.createNodeIndex('evil', ['Entity'], ['name'])
CALL db.awaitIndexes(1)
CALL apoc.cypher.runWrite('CREATE (:Entity {id: "evil"})', {})
CALL apoc.load.json('file://{canary}') YIELD value RETURN value
CALL apoc.export.csv.all('evil.csv', {})
call  /* { */ db.labels() yield label return label
CALL `db.labels`()
CALL `db`.`labels`() YIELD label RETURN label
CALL{ CALL db.labels() YIELD label RETURN label } RETURN label
MATCH (n:Entity) CALL db.propertyKeys() YIELD propertyKey RETURN propertyKey
RETURN apoc.cypher.runFirstColumnSingle('MATCH (n) RETURN n', {}) AS x
RETURN apoc.util.sha1(['x']) AS x
RETURN `apoc`.`util`.`md5`(['x']) AS x
RETURN gds.version() AS x
RETURN apoc . load . jsonArray('file://{canary}') AS x
SHOW USERS
SHOW SETTINGS
SHOW DATABASES
SHOW CONSTRAINTS YIELD name RETURN name
SHOW PROCEDURES
SHOW TRANSACTIONS
SHOW INDEXES
TERMINATE TRANSACTIONS 'neo4j-transaction-1'
CREATE CONSTRAINT evil IF NOT EXISTS FOR (n:Evil) REQUIRE n.id IS UNIQUE
CREATE INDEX evil IF NOT EXISTS FOR (n:Evil) ON (n.name)
CREATE FULLTEXT INDEX evil IF NOT EXISTS FOR (n:Evil) ON EACH [n.name]
DROP CONSTRAINT graphbuild_entity_id
DROP INDEX graphbuild_claim_relation IF EXISTS
CREATE USER evil SET PASSWORD 'evil12345'
ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'
ALTER USER neo4j SET PASSWORD 'evil12345'
CREATE DATABASE evil
DROP DATABASE neo4j
STOP DATABASE neo4j
GRANT ROLE admin TO neo4j
DENY READ {*} ON GRAPH * TO PUBLIC
REVOKE ROLE admin FROM neo4j
RENAME USER neo4j TO evil
USE system MATCH (n) RETURN n
USE graph.byName('system') MATCH (n) RETURN n
EXPLAIN CREATE (:Entity {id: 'evil'})
PROFILE CREATE (:Entity {id: 'evil'})
PROFILE MATCH (n) DETACH DELETE n
CYPHER runtime=slotted MATCH (n) DETACH DELETE n
CYPHER 5 CREATE (:Entity {id: 'evil'})
MATCH (n:Entity) RETURN n.id AS id FORMAT CSV
FOR VALID_TIME ALL MATCH (n:Entity) RETURN n.id
RETURN 'not closed AS x
RETURN "not closed AS x
RETURN 1 AS `not closed
RETURN 1 AS x /* not closed
MATCH (n) WHERE n.id = '' OR true // '\n DETACH DELETE n
MATCH (n) WHERE n.name = 'a\\' OR true DETACH DELETE n //'
MATCH (n:`a``` ) DETACH DELETE n //`) RETURN n
WITH 1 AS x // harmless\rLOAD CSV FROM 'file://{canary}' AS line RETURN line
//
/* nothing */
;
