# Ce qui peut arriver au fichier d’un diagnostic.

store-created = Création du diagnostic
store-exists = Un fichier nommé { $file } existe déjà. Rien n’a été écrit. Choisissez un autre nom.
store-missing = Le fichier { $file } est introuvable. Il a peut-être été déplacé ou supprimé, ou sa clé USB a été retirée. Remettez-le en place ou cherchez une copie dans son dossier de sauvegardes.
store-no-folder = Le dossier { $folder } prévu pour { $file } n’existe pas. Rien n’a été écrit. Choisissez un autre dossier.
store-foreign = { $file } n’est pas un diagnostic de Repère. Il n’a pas été modifié. Choisissez un fichier dont le nom se termine par .repere.
store-wrong-passphrase = Cette phrase de passe n’ouvre pas { $file }, ou le fichier est endommagé. Il n’a pas été modifié. Vérifiez les majuscules et la langue du clavier, puis réessayez.
store-passphrase-needed = { $file } est protégé : il faut sa phrase de passe pour l’ouvrir.
store-newer = { $file } a été écrit par une version plus récente de Repère. Il n’a pas été modifié. Installez la version plus récente pour l’ouvrir.
store-locked =
    { $file } est déjà ouvert dans une autre fenêtre{ $who ->
        [none] .
       *[other] { "" } ({ $who }).
    } Rien n’a changé. Fermez-le d’abord là-bas.
store-read-only = Impossible d’écrire dans { $file } : le fichier ou son dossier est en lecture seule. Tout ce qui était enregistré est conservé. Copiez-le dans un autre dossier et ouvrez la copie.
store-cannot-open = Impossible d’ouvrir ou de créer { $file } ici. Rien n’a changé. Vérifiez que vous pouvez écrire dans ce dossier ou choisissez-en un autre.
store-disk-full = Le disque est plein : ceci n’a pas été enregistré dans { $file }. Tout ce qui était enregistré est conservé. Libérez de l’espace, puis réessayez.
store-damaged = { $file } est tronqué ou endommagé. Il n’a pas été modifié. Ouvrez plutôt la copie la plus récente de son dossier de sauvegardes.
store-io = { $file } est inaccessible. Il se trouve peut-être sur une clé USB qui a été retirée. Tout ce qui était enregistré est conservé. Remettez la clé, puis réessayez.
store-gone = { $file } n’est plus à sa place : déplacé, supprimé ou sur une clé USB qui a été retirée. Ce que vous venez d’écrire est encore à l’écran. Remettez le fichier en place, puis réessayez.
store-failed = Un problème est survenu avec { $file }. Tout ce qui était enregistré est conservé. Réessayez ; si cela persiste, ouvrez une copie du dossier de sauvegardes. Message reçu : { $reason }
store-dangling = { $count ->
    [one] Une fiche en nomme une autre qui n’existe plus. Ouvrez-la et choisissez de nouveau.
   *[other] { $count } fiches en nomment d’autres qui n’existent plus. Ouvrez-les et choisissez de nouveau.
}
store-to-review = { $count ->
    [one] Un texte pourrait désigner une personne. Révisez-le avant de diffuser quoi que ce soit.
   *[other] { $count } textes pourraient désigner des personnes. Révisez-les avant de diffuser quoi que ce soit.
}
store-changed = Un autre fichier se trouve maintenant à la place de { $file }, ou quelque chose l’a modifié. Rien n’y a été écrit. Ce que vous venez d’écrire est encore à l’écran : enregistrez une copie ailleurs.
store-backups-left = C’est fait, mais ces copies antérieures n’ont pas pu être supprimées et contiennent encore ce qui s’y trouvait : { $files }. Fermez les autres programmes qui les utilisent et supprimez-les vous-même.
store-not-deleted = Ces fichiers n’ont pas pu être supprimés : { $files }. Tout le reste est supprimé. Fermez les autres programmes qui les utilisent et supprimez-les vous-même.
store-forgotten = Textes antérieurs oubliés
store-rules-broken = { $count ->
    [one] Une fiche ne respecte pas les protections (position trop précise, nom là où il n’en faut pas). Ouvrez-la et enregistrez-la de nouveau.
   *[other] { $count } fiches ne respectent pas les protections (position trop précise, nom là où il n’en faut pas). Ouvrez-les et enregistrez-les de nouveau.
}
store-unlike = Les tables de { $file } ne sont pas celles de cette version. Rien n’a été modifié. Ouvrez la copie la plus récente de son dossier de sauvegardes et gardez ce fichier pour la personne qui vous aide.
store-unknown-codes = { $count ->
    [one] Une réponse est un code qui n’est dans aucun catalogue de cette version. Elle est conservée et affichée telle quelle.
   *[other] { $count } réponses sont des codes qui ne sont dans aucun catalogue de cette version. Elles sont conservées et affichées telles quelles.
}
store-bad-backups = { $count ->
    [one] Une sauvegarde ne s’ouvre pas. Les autres s’ouvrent. Faites-en une nouvelle maintenant.
   *[other] { $count } sauvegardes ne s’ouvrent pas. Faites-en une nouvelle maintenant.
}
store-merged = Autre copie fusionnée
store-merge-same = { $file } est le diagnostic déjà ouvert. Rien n’a été modifié. Choisissez la copie de l’autre ordinateur.
store-merge-other = { $file } est le diagnostic d’une autre collectivité, ou a été commencé à part : ce n’est pas une copie de celui-ci. Rien n’a été modifié. Choisissez une copie faite à partir de ce diagnostic.
